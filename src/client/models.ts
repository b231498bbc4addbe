import { closest } from "../text/closest.ts";
import {
  PROFILE_MARK,
  modelAliases,
  modelFamilies,
  modelRetirements,
  replacedModels,
} from "./facts/models.ts";
import type { ModelRetirement } from "./facts/models.ts";

/** What a value of `model` is to the client. */
export type ModelKind =
  /** An alias, `inherit`, or an id that the client or a provider may know. */
  | { readonly kind: "known"; readonly retirement?: ModelRetirement }
  /** Sent to the API as it stands, although nothing in it is a Claude model (observed). */
  | { readonly kind: "unknown"; readonly near?: string };

const LONG_CONTEXT = /\s*\[1m\]$/;

/** `model` as the client keeps it: trimmed. Aliases compare without regard to case (observed). */
export function classifyModel(model: string): ModelKind {
  const lower = model.toLowerCase();
  if (isAlias(lower)) return { kind: "known" };
  if (!recognisesModel(model) && !isBeyondFacts(lower)) {
    return { kind: "unknown", ...nearTo(lower) };
  }
  const retirement = retirementOf(lower.replace(LONG_CONTEXT, ""));
  return { kind: "known", ...(retirement && { retirement }) };
}

/**
 * Whether 2.1.330 takes `id` for a model it knows; of any other it leaves a mark on its error output
 * when an agent with it starts, and sends it all the same (observed with some 900 ids).
 */
export function recognisesModel(id: string): boolean {
  const lower = id.toLowerCase();
  if (isAlias(lower) || id.includes(PROFILE_MARK)) return true;
  return versionsIn(lower).some(({ known, version }) => known?.includes(version));
}

/** `inherit[1m]` is no alias; it is sent literally (observed). */
function isAlias(lower: string): boolean {
  const base = lower.replace(LONG_CONTEXT, "");
  const alias = modelAliases.find(({ name }) => name === base);
  return alias !== undefined && (base === lower || alias.longContext);
}

interface Version {
  readonly family: string;
  readonly version: string;
  /** Absent for a family that does not exist. */
  readonly known: readonly string[] | undefined;
}

/** A minor version has one or two digits; more make a date, which is no part of the version. */
const NAMED_FIRST = /claude-([a-z]+)-(\d+)(?!\d)(?:[-.](\d{1,2})(?!\d))?/g;
const NUMBERED_FIRST = /claude-(\d+)(?!\d)(?:[-.](\d{1,2})(?!\d))?-([a-z]+)/g;

function versionsIn(lower: string): Version[] {
  const version = (major = "", minor?: string) =>
    minor === undefined ? major : `${major}-${minor}`;
  return [
    ...[...lower.matchAll(NAMED_FIRST)].map(([, family = "", major, minor]) => ({
      family,
      version: version(major, minor),
      known: familyNamed(family)?.versions,
    })),
    ...[...lower.matchAll(NUMBERED_FIRST)].map(([, major, minor, family = ""]) => ({
      family,
      version: version(major, minor),
      known: familyNamed(family)?.oldVersions,
    })),
  ];
}

/** A newer model than the facts know, or a resource that a provider names as it likes. */
function isBeyondFacts(lower: string): boolean {
  if (/\s/.test(lower)) return false;
  if (lower.startsWith("arn:") || /(?:^|\.)anthropic\./.test(lower)) return true;
  return versionsIn(lower).some(({ family, version }) => {
    const newest = familyNamed(family)?.versions.at(-1);
    return newest !== undefined && orderOf(version) > orderOf(newest);
  });
}

function familyNamed(name: string) {
  return modelFamilies.find((family) => family.name === name);
}

function orderOf(version: string): number {
  const [major = 0, minor = 0] = version.split("-").map(Number);
  return major * 100 + minor;
}

/** An id without its date, `-latest` and `[1m]`, its version written with dashes. */
export function plainModel(model: string): string {
  return model
    .toLowerCase()
    .replace(LONG_CONTEXT, "")
    .replaceAll(".", "-")
    .replace(/-latest$/, "")
    .replace(/-\d{8}$/, "");
}

/** Providers retire a model on their own dates, so only Anthropic's ids are looked up. */
function retirementOf(base: string): ModelRetirement | undefined {
  if (replacedModels.some(({ name }) => name === base) || !/^claude-[a-z0-9.-]+$/.test(base))
    return undefined;
  const plain = plainModel(base);
  return modelRetirements.find(({ model }) => model === plain || model === `${plain}-0`);
}

function nearTo(lower: string): { near?: string } {
  if (lower === "default" || lower === "inherit[1m]") return { near: "inherit" };
  const near =
    sameModel(lower) ??
    closest(
      lower,
      modelAliases.map(({ name }) => name),
    );
  return near === undefined ? {} : { near };
}

/** The id or alias behind a family in other words: `sonnet-4.5`, `claude-4-sonnet`, `Claude Opus`. */
function sameModel(lower: string): string | undefined {
  const words = lower.split(/[-_\s]+/).filter((word) => word !== "claude" && word !== "latest");
  const [family, ...others] = words.filter((word) => familyNamed(word) !== undefined);
  if (!family || others.length > 0) return undefined;
  const version = words.filter((word) => word !== family);
  if (version.length === 0) return modelAliases.find(({ name }) => name === family)?.name;
  const id = `claude-${family}-${version.join("-").replaceAll(".", "-")}`;
  return version.every((part) => /^\d{1,2}(?:\.\d{1,2})?$/.test(part)) && recognisesModel(id)
    ? id
    : undefined;
}
