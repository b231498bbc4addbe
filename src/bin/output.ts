import { fstatSync, statSync, writeSync } from "node:fs";
import type { Stats } from "node:fs";
import { OutputFailure } from "../cli/io.ts";
import type { Output } from "../cli/io.ts";
import { codeOf } from "../machine/system-error.ts";

/**
 * A standard stream to print on. What goes into a pipe, a socket or a file is written at once: to open a stream
 * for it loads a fifth of what a short run loads of Node.
 */
export function output(file: 1 | 2, stream: () => NodeJS.WriteStream): Output {
  const to: Output = isPlain(file) ? plainOutput(file, stream) : streamOutput(stream());
  return {
    isTTY: to.isTTY,
    // Windows of terminals are drawn larger and smaller while a command runs.
    get columns() {
      return to.columns;
    },
    async write(text) {
      try {
        await to.write(text);
      } catch (error) {
        // A reader that went away (`| head`) takes everything, and nobody is left to be told of standard error.
        if (file === 1 && codeOf(error) !== "EPIPE") throw new OutputFailure(error);
      }
    },
  };
}

/** False where a standard stream surely is none, which is known without what Node loads to be sure. */
export function mayBeTerminal(file: 0 | 1 | 2): boolean {
  return !isPlain(file);
}

/** Not on Windows, where Node has ways of its own to write to each. */
function isPlain(file: number): boolean {
  if (process.platform === "win32") return false;
  try {
    const found = fstatSync(file);
    return found.isFIFO() || found.isSocket() || found.isFile() || isNowhere(found);
  } catch {
    return false;
  }
}

function isNowhere(found: Stats): boolean {
  return found.isCharacterDevice() && found.rdev === statSync("/dev/null").rdev;
}

function plainOutput(file: number, stream: () => NodeJS.WriteStream): Output {
  let slow: Output | undefined;
  return {
    isTTY: false,
    async write(text) {
      if (slow) return slow.write(text);
      const left = writeAtOnce(file, Buffer.from(text));
      if (left.length === 0) return;
      // Somebody has opened the pipe so that it takes what fits and no more; a stream waits for it.
      const waiting = streamOutput(stream());
      slow = waiting;
      return waiting.write(left);
    },
  };
}

/** Gives what a pipe does not take at this moment. @throws what the system says. */
function writeAtOnce(file: number, bytes: Uint8Array): Uint8Array {
  let left = bytes;
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(file, left));
    } catch (error) {
      if (codeOf(error) === "EAGAIN") return left;
      throw error;
    }
  }
  return left;
}

/** @throws (its `write`) what the system says. */
function streamOutput(stream: NodeJS.WriteStream) {
  let failure: Error | undefined;
  // Every write hears of its own failure; without this, the process would end.
  stream.on("error", () => {});
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      // 0 is what terminals say that do not know.
      return stream.columns || undefined;
    },
    write: (text: string | Uint8Array) =>
      new Promise<void>((resolve, reject) => {
        stream.write(text, (error) => {
          // Of a stream that has failed, Node says only that it is closed.
          failure ??= error ?? undefined;
          if (failure) reject(failure);
          else resolve();
        });
      }),
  };
}
