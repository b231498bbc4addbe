import { extensionKeys, fields, pluginDescriptionKeys } from "../client/facts/fields.ts";
import { isCertainly } from "../client/nearest-field.ts";

/** A line of the form `key: value`, however it is spaced. Offsets are those of the line. */
export interface KeyLine {
  readonly indent: number;
  /** As YAML would read it, without marks that no editor shows. */
  readonly key: string;
  /** Where the value starts; the end of the line when there is none. */
  readonly valueAt: number;
  readonly value: string;
  /** Written in a way that YAML reads, its indentation not counted. */
  readonly regular: boolean;
  /** Stands behind `- `, as an item of a list. */
  readonly item: boolean;
  readonly trust: Trust;
}

/** `field`: Claude Code reads it; `usual`: a key that many agents carry; `word`: it may be prose. */
type Trust = "field" | "usual" | "word";

const KEY =
  /^(?<indent>[ \t\u00a0\u3000]*)(?<item>- )?(?<hidden>\p{Cf}*)(?<quote>["'])?(?<key>[A-Za-z_][\w.-]*(?: [\w.-]+){0,3})\k<quote>?(?<before>[ \t\u00a0]*)(?<colon>[:\uff1a])(?<gap>[ \t\u00a0\u3000]*)(?<value>[^]*)$/u;

const readKeys: ReadonlySet<string> = new Set([
  ...fields.map(({ name }) => name),
  ...extensionKeys,
  ...pluginDescriptionKeys,
]);

/** Keys that are common in agent files although no client reads them. */
const usualKeys: ReadonlySet<string> = new Set(
  (
    "capabilities type priority category domain tier emoji vibe version author metadata tags tag " +
    "license date created updated status team title id allowed-tools allowedTools specialization " +
    "keywords complexity autonomous triggers created_at last_updated languages expertise max_turns"
  ).split(" "),
);

/** Words that start a line of an example or a dialogue rather than a field. */
const SPEECH =
  /^(?:answer|assistant|commentary|context|examples?|expected|human|input|notes?|output|question|query|reasoning|request|response|result|scenario|system|task|trigger|usage|user|when|claude|agent)$/i;

/** Nothing for a line that cannot be read as `key: value`. */
export function keyLine(text: string): KeyLine | undefined {
  const match = KEY.exec(text)?.groups;
  if (!match) return undefined;
  const { indent, item, hidden, key, before, colon, gap, value } = match as Record<string, string>;
  const trust = trustOf(key!);
  // Without a blank behind it, only a known key makes the colon one of YAML.
  if (gap === "" && value !== "" && (trust !== "field" || value!.startsWith("/"))) return undefined;
  const valueAt = text.length - value!.length;
  return {
    indent: indent!.length,
    key: properKey(key!),
    valueAt,
    value: value!.trimEnd(),
    regular:
      properKey(key!) === key &&
      hidden === "" &&
      colon === ":" &&
      /^[ \t]*$/.test(indent! + before! + gap!) &&
      (gap !== "" || value === ""),
    item: item !== undefined,
    trust,
  };
}

/** `Name` and `Description` are the fields in the wrong case. */
export function properKey(key: string): string {
  return /^(?:name|description|tools|model|color)$/i.test(key) ? key.toLowerCase() : key;
}

export function isSpeech(key: string): boolean {
  return SPEECH.test(key);
}

/** Whether Claude Code reads a key of exactly this name. */
export function isRead(key: string): boolean {
  return readKeys.has(key);
}

function trustOf(key: string): Trust {
  if (readKeys.has(key)) return "field";
  if (properKey(key) !== key) return "field";
  if (usualKeys.has(key)) return "usual";
  return fields.some(({ name }) => name.length > 4 && isCertainly(key, name)) ? "usual" : "word";
}
