import { join } from "node:path";
import { sameAgent } from "./occupant.ts";
import type { Refusal } from "./gate.ts";
import type { Destination } from "./root.ts";
import type { Survey } from "./survey.ts";

/** An agent that was asked for, judged by itself. */
export interface Wanted {
  readonly name: string;
  /** Exactly what will be written. */
  readonly bytes: Uint8Array;
  readonly refusal?: Refusal | undefined;
}

/** What would be done, as a value: printed by a dry run, compared by tests, carried out by `apply`. */
export interface InstallPlan {
  readonly destination: Destination;
  /** One for each agent, in the order asked for. */
  readonly steps: readonly Step[];
}

interface StepBase {
  readonly name: string;
  /** Absolute, links in its folders resolved. */
  readonly path: string;
}

export type Step =
  | (StepBase & { readonly action: "write"; readonly bytes: Uint8Array })
  /** `line-ends`: the same text, only that its lines end in CRLF. */
  | (StepBase & { readonly action: "same"; readonly by: "bytes" | "line-ends" })
  | (StepBase & { readonly action: "conflict"; readonly conflict: Conflict })
  | (StepBase & { readonly action: "refused"; readonly refusal: Refusal | UnsafePlace });

export type Conflict =
  /** `there` is missing when the file is too large to be looked into. */
  | {
      readonly kind: "content";
      readonly there: Uint8Array | undefined;
      readonly wanted: Uint8Array;
    }
  /** Files elsewhere in the folder with the same `name`, of which the client takes one silently. */
  | { readonly kind: "namesake"; readonly paths: readonly string[] }
  /** A file whose name differs in case only. */
  | { readonly kind: "twin"; readonly path: string };

export interface UnsafePlace {
  readonly kind: "unsafe-place";
  readonly path: string;
  /** Completes "<path> …". */
  readonly what: string;
}

export function planInstall(wanted: readonly Wanted[], survey: Survey): InstallPlan {
  return {
    destination: survey.destination,
    steps: wanted.map((agent) => stepFor(agent, survey)),
  };
}

/** With a conflict or a refusal among its steps, nothing of a plan is carried out. */
export function isBlocked({ steps }: InstallPlan): boolean {
  return steps.some(({ action }) => action === "conflict" || action === "refused");
}

function stepFor({ name, bytes, refusal }: Wanted, survey: Survey): Step {
  const { folder, occupants, namesakes, twins } = survey;
  const base = { name, path: join(placeOf(survey), `${name}.md`) };
  if (refusal) return { ...base, action: "refused", refusal };
  if (folder.kind === "unsafe") {
    const { path, what } = folder;
    return { ...base, action: "refused", refusal: { kind: "unsafe-place", path, what } };
  }
  const conflict = (found: Conflict): Step => ({ ...base, action: "conflict", conflict: found });
  const occupant = occupants.get(name) ?? { kind: "none" };
  if (occupant.kind === "unsafe") {
    const { path } = base;
    const refusal = { kind: "unsafe-place", path, what: occupant.what } as const;
    return { ...base, action: "refused", refusal };
  }
  const there = occupant.kind === "file" ? occupant.bytes : undefined;
  const same = there && sameAgent(there, bytes);
  if (occupant.kind !== "none" && !same) {
    return conflict({ kind: "content", there, wanted: bytes });
  }
  const paths = namesakes.get(name) ?? [];
  if (paths.length > 0) return conflict({ kind: "namesake", paths });
  if (same) return { ...base, action: "same", by: same };
  const twin = twins.get(name);
  if (twin !== undefined) return conflict({ kind: "twin", path: twin });
  return { ...base, action: "write", bytes };
}

function placeOf({ folder, destination }: Survey): string {
  if (folder.kind !== "unsafe") return folder.real;
  return join(destination.boundary, ...destination.parts);
}
