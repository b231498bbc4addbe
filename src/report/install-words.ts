import type { DoorFinding } from "../install/door/appraisal.ts";
import { takesPlaceOf } from "../install/place/entry-names.ts";
import type { InstalledFile } from "../install/survey/installed.ts";
import type { Conflict, Step } from "../install/plan/step.ts";
import { WIDENING_RULE } from "../install/door/widening.ts";

export interface Reason {
  readonly reason: string;
  readonly advice: string | null;
}

function allowance(rules: readonly string[]): string | null {
  if (rules.length === 0) return null;
  return `read it with \`install-agent view\`; if you trust it all the same, say ${flagsFor(rules)}`;
}

function flagsFor(rules: readonly string[]): string {
  return rules.map((rule) => `--allow ${rule}`).join(" ");
}

export function findingInWords({ line, message, rule }: DoorFinding): string {
  return `line ${line}: ${message} [${rule}]`;
}

/** The first of them, and how many more there are. */
export function findingsInWords([first, ...more]: readonly DoorFinding[]): string {
  return `${findingInWords(first!)}${more.length > 0 ? ` (and ${more.length} more)` : ""}`;
}

type AnyRefusal = Extract<Step, { action: "refused" }>["refusal"];

/** What rules find in it that keeps it out. Of several, the reason names the first. */
export function findingsOf(refusal: AnyRefusal): readonly DoorFinding[] {
  return "found" in refusal ? refusal.found : [];
}

/**
 * Why an agent is refused. `shown` turns a path into the form that people see; `withDocs`: its documents
 * come along because the command said so.
 */
export function refusalInWords(
  refusal: AnyRefusal,
  name: string,
  shown: (path: string) => string,
  withDocs = false,
): Reason {
  const without = withDocs
    ? "leave out --with-docs to have the agent alone"
    : "to leave it out, name those that are to be updated";
  switch (refusal.kind) {
    case "findings":
      return { reason: findingInWords(refusal.found[0]!), advice: allowance(refusal.rules) };
    case "dead":
      return {
        reason: `Claude Code would not load it: ${refusal.reason}`,
        advice: allowance(refusal.rules),
      };
    case "toolless":
      return {
        reason: "its list of tools gives it no tool, so it could not do anything",
        advice: allowance(refusal.rules),
      };
    case "other-name":
      return { reason: `the file calls itself ${refusal.declares}`, advice: null };
    case "unguarded":
      return {
        reason: `it states a restriction that Claude Code does not enforce (${refusal.key})`,
        advice: allowance(refusal.rules),
      };
    case "document":
      return {
        reason: `${refusal.path}, which it reads, ${refusal.what}`,
        advice: without,
      };
    case "document-findings":
      return {
        reason: `${refusal.path}, which it reads, ${findingInWords(refusal.found[0]!)}`,
        advice: `${without}; if you trust it all the same, say ${flagsFor(refusal.rules)}`,
      };
    case "unsafe-place":
      return {
        reason: `${shown(refusal.path)} ${refusal.what}`,
        advice: "look at what stands there; it is neither followed nor replaced",
      };
    case "unsafe-name":
      return {
        reason: "no file can be named after it",
        advice: "give it another name with --as NAME: lower-case letters, digits and dashes",
      };
    case "wider":
      return {
        reason: `the new version may do more: it ${refusal.wider.join(", it ")}`,
        advice: `look at \`install-agent diff ${name} --upstream\`, then allow it with --allow ${WIDENING_RULE}`,
      };
  }
}

/** What to do about something that is in the place of a file on some systems. */
const twinAdvice = "rename or remove what is there, then run this again";

/** Of a file that something has the place of; `reason` completes "<path> …". */
export function twinInWords(
  { target, twin = "" }: Pick<InstalledFile, "target" | "twin">,
  shown: (path: string) => string,
): Reason {
  return { reason: takesPlaceOf(shown(twin), shown(target)), advice: twinAdvice };
}

/** Both, in one line. */
export function twinInNote(...about: Parameters<typeof twinInWords>): string {
  const { reason, advice } = twinInWords(...about);
  return `${reason}; ${advice}`;
}

export function conflictInWords(
  conflict: Conflict,
  path: string,
  name: string,
  { shown, dryRun }: { readonly shown: (path: string) => string; readonly dryRun: boolean },
): Reason & { readonly inTheWay: readonly string[] } {
  switch (conflict.kind) {
    case "content":
      return {
        reason: `${shown(path)} is there already with other content`,
        // What is too large to be looked into is too large for a backup.
        advice: conflict.there
          ? "to have this one, say --force (yours stays as .md.bak), or --as NAME; to keep yours, do nothing"
          : "rename or remove it, then run this again",
        inTheWay: [shown(path)],
      };
    case "namesake": {
      const paths = conflict.paths.map(shown);
      return {
        reason: `${paths.join(" and ")} already ${paths.length > 1 ? "declare" : "declares"} the name ${name}, and Claude Code lists only one agent of a name, without saying which`,
        advice: "remove that file or give it another `name`, then run this again",
        inTheWay: paths,
      };
    }
    case "twin":
      return {
        reason: `${shown(path)} ${takesPlaceOf(shown(conflict.path), shown(path))}`,
        advice: twinAdvice,
        inTheWay: [shown(conflict.path)],
      };
    case "merge": {
      const places = [
        ...conflict.keys.map((key) => `\`${key}\``),
        ...(conflict.body ? ["the text"] : []),
      ];
      const saved = conflict.sides.saved.map(
        ({ file, backup }) =>
          `; what was in ${file} ${dryRun ? "would be" : "is"} kept in ${backup}`,
      );
      return {
        reason: `you have changed ${shown(path)}, and the new version changes the same in ${places.join(", ")}`,
        advice: `edit it with the help of ${name}.md.merge and ${name}.md.upstream beside it, then say \`install-agent update ${name} --on-conflict keep\`; or take the new one with --on-conflict theirs${saved.join("")}`,
        inTheWay: [shown(path)],
      };
    }
    case "unconfirmed":
      return {
        reason: `you have changed ${shown(path)}; your changes and the new version can be joined`,
        advice: "to have that, say --on-conflict merge; to keep yours, --on-conflict keep",
        inTheWay: [shown(path)],
      };
    case "merge-refused": {
      const { reason } = refusalInWords(conflict.refusal, name, shown);
      return {
        reason: `your changes of ${shown(path)} joined with the new version would be refused: ${reason}`,
        advice: "choose one with --on-conflict keep or theirs",
        inTheWay: [shown(path)],
      };
    }
    case "no-base":
      return {
        reason: `you may have changed ${shown(path)}; the text it was installed from is no longer there, so changes cannot be told apart`,
        advice: "choose one with --on-conflict keep or theirs",
        inTheWay: [shown(path)],
      };
  }
}
