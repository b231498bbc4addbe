import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import { defineProjectRule } from "./rule.ts";

const VARIABLE = "${CLAUDE_PLUGIN_ROOT}";

export const pluginRootOutsidePlugin = defineProjectRule({
  id: "plugin-root-outside-plugin",
  summary: "a path of a plugin in an agent that belongs to none",
  effect: "differs",
  since: "0.1.0",

  *check({ members }) {
    for (const { reading, root } of members) {
      // A folder that is merely called so may belong to a plugin whose manifest lies elsewhere.
      if (!reading.loads || reading.scope === "plugin") continue;
      if (!/(?:^|\/)\.claude\/agents\/?$/.test(root.path)) continue;
      const places = placesIn(reading);
      const [first] = places;
      if (!first) continue;
      const more = places.length - 1;
      const times = more === 0 ? "" : ` and ${more} more times`;
      yield {
        reading,
        span: first,
        message: `Claude Code fills in \`${VARIABLE}\` only for an agent of a plugin, and leaves it as it stands here${times}`,
        help: "write the path from the project's folder",
      };
    }
  },
});

/** More than this in one prompt say nothing new. */
const MOST = 1_000;

function placesIn({ document }: Reading): readonly Span[] {
  const { file, envelope } = document;
  const places: Span[] = [];
  let at = file.text.indexOf(VARIABLE, envelope.body.start);
  while (at >= 0 && places.length < MOST) {
    places.push({ start: at, end: at + VARIABLE.length });
    at = file.text.indexOf(VARIABLE, at + VARIABLE.length);
  }
  return places;
}
