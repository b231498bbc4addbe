import { fstatSync, writeSync } from "node:fs";
import type { Output } from "../cli/io.ts";

/**
 * A standard stream to print on. What goes into a pipe, a socket or a file is written at once: to open a stream
 * for it loads a fifth of what a short run loads of Node.
 */
export function output(file: 1 | 2, stream: () => NodeJS.WriteStream): Output {
  return isPlain(file) ? plainOutput(file, stream) : streamOutput(stream());
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
    return found.isFIFO() || found.isSocket() || found.isFile();
  } catch {
    return false;
  }
}

function plainOutput(file: number, stream: () => NodeJS.WriteStream): Output {
  let slow: ReturnType<typeof streamOutput> | undefined;
  return {
    isTTY: false,
    async write(text) {
      if (slow) return slow.write(text);
      const left = writeAtOnce(file, Buffer.from(text));
      if (left.length === 0) return;
      // Somebody has opened the pipe so that it takes what fits and no more; a stream waits for it.
      slow = streamOutput(stream());
      return slow.write(left);
    },
  };
}

/** Gives what a pipe does not take at this moment. A reader that went away (`| head`) takes everything. */
function writeAtOnce(file: number, bytes: Uint8Array): Uint8Array {
  let left = bytes;
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(file, left));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") return new Uint8Array();
      if (code === "EAGAIN") return left;
      throw error;
    }
  }
  return left;
}

function streamOutput(stream: NodeJS.WriteStream) {
  // A reader that went away is no failure here either; anything else is the process's own affair.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    write: (text: string | Uint8Array) =>
      new Promise<void>((resolve) => {
        stream.write(text, () => resolve());
      }),
  };
}
