import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";

/** Prints what a command made, or writes it into the file that the user named. */
export async function writeOutput(text: string, file: string | undefined, io: Io): Promise<void> {
  if (file === undefined) {
    await io.stdout.write(text);
    return;
  }
  const { writeFile } = await import("node:fs/promises");
  const { resolve } = await import("node:path");
  try {
    await writeFile(resolve(io.cwd, file), text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${(error as Error).message}`);
  }
}
