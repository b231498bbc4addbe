import { brotliDecompressSync } from "node:zlib";

/** Texts that few commands need. */
export interface Pages {
  /** By the ids of the rules, in Markdown. */
  readonly rules: Readonly<Record<string, string>>;
  /** JSON Schemas by their names, sorted. */
  readonly schemas: Readonly<Record<string, string>>;
  /** The script of the graph's page. */
  readonly graph: string;
}

/**
 * `Pages` in JSON, by Brotli, in Base64: put here by the build. A fifth of the size, since whoever
 * installs the package pays for every kilobyte.
 */
declare const PACKED_PAGES: string;

export function unpackPages(): Pages {
  return JSON.parse(brotliDecompressSync(Buffer.from(PACKED_PAGES, "base64")).toString()) as Pages;
}
