export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface Decoded {
  /** A byte-order mark stays in the text as its first character. */
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Bytes as Claude Code decodes them: always as UTF-8, a wrong sequence becoming U+FFFD (observed,
 * 2.1.330). `encoding` says what the bytes look like they were meant to be, so that a file saved as
 * UTF-16 can be named instead of being called garbage.
 */
export function decode(bytes: Uint8Array): Decoded {
  // `ignoreBOM` means "do not strip it": whether the mark is tolerated depends on the client.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return { text, encoding: guessEncoding(bytes) };
}

function guessEncoding(bytes: Uint8Array): Encoding {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // No agent starts with a NUL, but "-" in UTF-16 without a mark has one beside it.
  if (first === 0x2d && second === 0 && third === 0x2d && fourth === 0) return "utf-16le";
  if (first === 0 && second === 0x2d && third === 0 && fourth === 0x2d) return "utf-16be";
  return "utf-8";
}
