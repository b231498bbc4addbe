import { planOf } from "./check-options.ts";
import type { CheckOptions } from "./check-options.ts";
import { checkOnce } from "./check-once.ts";
import type { Io } from "./io.ts";

export async function check(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<number> {
  if (options.printConfig !== undefined) {
    const { printConfig } = await import("./print-config.ts");
    return printConfig(options.printConfig, options, io);
  }
  const plan = planOf(paths, options);
  if (options.watch) {
    const { watch } = await import("./watch.ts");
    return watch(plan, io);
  }
  return checkOnce(plan, io);
}
