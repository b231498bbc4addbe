import { SourceFile } from "../text/source-file.ts";
import type { Encoding } from "../text/decode.ts";
import { splitEnvelope } from "./envelope.ts";
import type { Envelope } from "./envelope.ts";

/** A file divided into frontmatter and body. What a client makes of it is the reading's affair. */
export interface AgentDocument {
  readonly file: SourceFile;
  readonly encoding: Encoding;
  readonly envelope: Envelope;
  /** The prompt without surrounding white space. */
  readonly body: string;
}

export interface ParseOptions {
  /** Size on disk in bytes; by default that of the text in UTF-8. */
  readonly size?: number;
  readonly encoding?: Encoding;
}

/** Takes any text and never throws; what is wrong with it appears in the reading. */
export function parseAgent(path: string, text: string, options: ParseOptions = {}): AgentDocument {
  const file = new SourceFile(path, text, options.size);
  const envelope = splitEnvelope(text);
  return {
    file,
    encoding: options.encoding ?? "utf-8",
    envelope,
    body: text.slice(envelope.body.start, envelope.body.end),
  };
}
