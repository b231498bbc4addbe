import { splitEnvelope } from "../agent/envelope.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** What each finding is told from others by, over edits elsewhere: 32 hexadecimal digits. */
export type Fingerprints = ReadonlyMap<Diagnostic, string>;

export interface FingerprintInput {
  /** All of them, since the second of two equal ones is told from the first by its number. */
  readonly diagnostics: readonly Diagnostic[];
  /** By path. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** SHA-256 as hexadecimal digits; this room has no such function of its own. */
  readonly hash: (text: string) => string;
  /** The path that counts, where it is not the one that is shown. */
  readonly pathOf?: (path: string) => string;
}

/**
 * Made of the rule, the path, the message, and the text that the finding is about, in the prompt with
 * the rest of its lines. No line number is in it, so a finding that only moves stays the same; one
 * that says something else, or of another text, is a new one.
 */
export function fingerprintsOf(input: FingerprintInput): Fingerprints {
  const { diagnostics, sources, hash, pathOf = (path) => path } = input;
  const times = new Map<string, number>();
  const contentOf = remembered(sources);
  return new Map(
    diagnostics.map((one) => {
      const parts = [one.ruleId, pathOf(one.path), stableMessage(one.message), contentOf(one)];
      const identity = JSON.stringify(parts);
      const number = times.get(identity) ?? 0;
      times.set(identity, number + 1);
      return [one, hash(`${identity} ${number}`).slice(0, 32)];
    }),
  );
}

/** The message without the version that was asked about: a newer client changes no finding by itself. */
export function stableMessage(message: string): string {
  return message.replaceAll(/\bClaude Code \d+\.\d+\.\d+/g, "Claude Code");
}

/** In the frontmatter a line may hold many things, in the prompt the line is the thing. */
function remembered(sources: ReadonlyMap<string, SourceFile>): (one: Diagnostic) => string {
  const bodies = new Map<string, number>();
  return ({ path, range: { start, end } }) => {
    const file = sources.get(path);
    if (!file) return "";
    const body = bodies.get(path) ?? splitEnvelope(file.text).body.start;
    bodies.set(path, body);
    const inBody = start.offset >= body;
    const from = inBody ? file.lineSpan(start.line).start : start.offset;
    const to = inBody
      ? file.lineSpan(file.point(Math.max(start.offset, end.offset - 1)).line).end
      : end.offset;
    return file.text.slice(from, to).replaceAll(/\s+/g, " ").trim();
  };
}
