import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import type { Span } from "../text/source-file.ts";
import type { Passage } from "./passages.ts";
import { forbids, speaksOf } from "./prose/caution.ts";
import type { ProseHit } from "./prose/hit.ts";
import { overrides } from "./prose/overrides.ts";
import { otherOverrides } from "./prose/tongues.ts";
import { inFence, isQuotedIn, isSpokenOf, scanned, scannedAsWritten } from "./visible.ts";

export interface Overriding {
  readonly span: Span;
  /** It stands in the description, as an order, so that the main conversation gets it. */
  readonly toMain: boolean;
}

/** Orders to put earlier instructions aside, but for those that are quoted or spoken of. */
export function* overridingIn(reading: Reading): Generator<Overriding> {
  const description = entryOf(reading, "description")?.value.span;
  const inDescription = ({ start, end }: Span) =>
    description !== undefined && start >= description.start && end <= description.end;
  for (const { hit, span, passage } of scanned(reading, overrides)) {
    if (hit.kind !== "override") continue;
    if (isQuotedIn(reading, passage, hit, span)) continue;
    if (isSpokenOf(reading, span, { within: "sentence" })) continue;
    yield { span, toMain: inDescription(span) && (hit.isForeign || isOrder(hit, passage)) };
  }
  for (const { span, passage } of scannedAsWritten(reading, forgedTurns)) {
    if (inFence(reading, span) || isQuotedIn(reading, passage, span)) continue;
    yield { span, toMain: inDescription(span) };
  }
  for (const { span, passage } of scannedAsWritten(reading, otherOverrides)) {
    if (isQuotedIn(reading, passage, span)) continue;
    yield { span, toMain: inDescription(span) };
  }
}

/** What may stand before the verb of an order; anything else makes it a part of a report. */
const LEADING =
  /(?:^\s*|[.:;,!?"'(\n-]\s*|\b(?:must|should|shall|will|always|please|and|then|now|just|also|first|immediately|agent|assistant|claude|model)\s+)$/;

function isOrder({ start, sentence }: ProseHit, { plain }: Passage): boolean {
  const before = plain.slice(sentence.start, start);
  const around = `${before} ${plain.slice(start, sentence.end)}`;
  return LEADING.test(before) && !speaksOf(around) && !forbids(before);
}

const TURNS =
  /[<[](?:\|(?:im_start|im_end|system|assistant|user|endoftext|eot_id|start_header_id)\|>|\/?inst\]|<\/?sys>>|\/?system-reminder>|\/?tool_results?>|\/(system|system_prompt)>)/g;

/** Marks with which programs part the turns of a conversation; in a text they pass for words of somebody else. */
function* forgedTurns(lower: string): Generator<Span> {
  const opened = lower.indexOf("<system");
  for (const { 0: mark, 1: closed, index } of lower.matchAll(TURNS)) {
    // A part of the text itself may be called so, when it is opened too.
    if (closed !== undefined && opened >= 0 && opened < index) continue;
    yield { start: index, end: index + mark.length };
  }
}
