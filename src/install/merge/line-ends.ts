import { decode } from "../../text/decode.ts";

/** A text without its byte-order mark and carriage returns, and what puts them back. */
export interface PlainText {
  readonly text: string;
  readonly bom: boolean;
  /** Most of its lines end in CRLF. */
  readonly crlf: boolean;
}

export function plainText(written: string): PlainText {
  const bom = written.startsWith("\uFEFF");
  const pairs = written.split("\r\n").length - 1;
  const feeds = written.split("\n").length - 1;
  return {
    text: written.slice(bom ? 1 : 0).replaceAll("\r\n", "\n"),
    bom,
    crlf: pairs * 2 > feeds,
  };
}

/** The text with the mark and the line ends of `like`. */
export function dressedAs(like: PlainText, text: string): string {
  return (like.bom ? "\uFEFF" : "") + (like.crlf ? text.replaceAll("\n", "\r\n") : text);
}

/** A version control system has turned the line ends of the local file; they stay turned. */
export function withLineEndsOf(there: Uint8Array, wanted: Uint8Array): Uint8Array {
  const { text } = plainText(decode(wanted).text);
  return new TextEncoder().encode(dressedAs(plainText(decode(there).text), text));
}
