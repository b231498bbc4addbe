import type { LevelOf, Levels } from "../lint/levels.ts";
import type { Judged } from "../lint/lint.ts";
import { rules } from "../rules/index.ts";
import type { Io } from "./io.ts";
import type { Loaded } from "./load.ts";

const silent: LevelOf = () => "off";

/**
 * What decides which findings there are, for linting as for fixing. Of files that `only` leaves out,
 * as of ignored ones, nothing is said.
 */
export function judgedBy(
  { settings, beside }: Loaded,
  { inline }: { readonly inline: boolean },
  io: Io,
  only: (path: string) => boolean = () => true,
): Judged & { readonly levels: Levels } {
  return {
    rules,
    context: { today: io.today, beside: (path) => beside.get(path) },
    inline,
    extensionKeys: (path) => settings.get(path)!.extensionKeys,
    levels: (path) => {
      const { ignored, level } = settings.get(path)!;
      return ignored || !only(path) ? silent : level;
    },
  };
}
