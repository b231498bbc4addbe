import { jsonText } from "../text/json.ts";
import { printable } from "../text/printable.ts";
import type { Ink, Style } from "./report.ts";

/** What a command found or did, one line for each file; the form in JSON is version 1. */
export interface Note {
  readonly name: string;
  /** As people see it; null where it is about no file. */
  readonly path: string | null;
  /** One word for programs. */
  readonly state: string;
  /** Completes "<path> …". */
  readonly words: string;
  readonly ink: Ink;
}

/** States that nobody has to do anything about. */
const calm: ReadonlySet<string> = new Set(["same", "current"]);

/** Files that several agents share appear once; those that are in order in the same way, together. */
export function notesPretty(notes: readonly Note[], style: Style): string {
  const once = [...new Map(notes.map((note) => [note.path ?? note.name, note])).values()];
  const calmOnes = once.filter(({ state }) => calm.has(state));
  const counted = new Map<string, readonly Note[]>();
  for (const note of calmOnes) counted.set(note.words, [...(counted.get(note.words) ?? []), note]);
  const groups = [...counted].filter(([, group]) => group.length > 1);
  const summed = new Set(groups.flatMap(([, group]) => group));
  const summary = groups.map(([words, group]) => {
    const kind = group.every(({ path }) => path === null) ? "agents" : "files";
    const count = style.paint(`${group.length} ${kind}`, "strong");
    return `${count} ${style.paint(printable(plural(words)), "good")}\n`;
  });
  return (
    lines(
      once.filter((note) => !summed.has(note)),
      style,
    ) + summary.join("")
  );
}

function plural(words: string): string {
  return words.replace(/^is /, "are ");
}

function lines(notes: readonly Note[], style: Style): string {
  return notes
    .map(({ name, path, words, ink }) => {
      const subject = style.paint(printable(path ?? name), "strong");
      return `${subject} ${style.paint(printable(words), ink)}\n`;
    })
    .join("");
}

/** Version 1. */
export function notesJson(
  notes: readonly Note[],
  { dryRun, halfDone }: { readonly dryRun: boolean; readonly halfDone: boolean },
): string {
  const agents = notes.map(({ name, path, state, words }) => ({ name, path, state, words }));
  return jsonText({ version: 1, dryRun, halfDone, agents, failure: null });
}
