import { maxSatisfying, valid, validRange } from "semver";
import { failure } from "../source.ts";
import type { Failed } from "../source.ts";

/** What a registry says of one version. */
export interface Published {
  readonly version: string;
  readonly tarball: URL;
  /** The SHA-512 sums, each `sha512-…`. */
  readonly integrity: readonly string[];
}

/** The version that a range, a version or a tag means, as npm chooses it. */
export function choose(
  packument: unknown,
  name: string,
  range: string | undefined,
): Published | Failed {
  const versions = recordOf(packument, "versions");
  const tags = recordOf(packument, "dist-tags");
  const all = Object.keys(versions);
  if (all.length === 0) return failure("not-found", `npm package ${name} has no versions`);
  const version = versionFor(range?.trim() || "latest", versions, tags);
  if (version === undefined) {
    const what = range === undefined ? "version that is marked as the latest" : `version ${range}`;
    return failure("not-found", `npm package ${name} has no ${what}`, whatThereIs(tags, all));
  }
  const dist = recordOf(versions[version], "dist");
  return published(version, dist, name);
}

const MOST_NAMED = 10;

function whatThereIs(
  { latest, ...others }: Readonly<Record<string, unknown>>,
  versions: readonly string[],
): string {
  if (typeof latest !== "string") return `there are ${versions.slice(-MOST_NAMED).join(", ")}`;
  const tags = Object.keys(others).slice(0, MOST_NAMED);
  return `the latest is ${latest}${tags.length > 0 ? `; there are also ${tags.join(", ")}` : ""}`;
}

function published(
  version: string,
  { tarball, integrity }: Readonly<Record<string, unknown>>,
  name: string,
): Published | Failed {
  if (typeof tarball !== "string" || !URL.canParse(tarball)) {
    return failure("network", `the registry does not say where ${name} ${version} is`);
  }
  const sums = typeof integrity === "string" ? integrity.split(/\s+/) : [];
  const strong = sums.flatMap(plainSum);
  if (strong.length === 0) {
    return failure(
      "integrity",
      `the registry vouches for ${name} ${version} with no SHA-512 sum`,
      "ask its author to publish it again; older sums can be forged",
    );
  }
  return { version, tarball: new URL(tarball), integrity: strong };
}

/** A SHA-512 sum in the one form that the lock has: it may come with options, or for addresses. */
function plainSum(sum: string): readonly string[] {
  const [, base64] = /^sha512-([A-Za-z0-9+/_-]+={0,2})(?:\?.*)?$/.exec(sum) ?? [];
  const bytes = base64 === undefined ? undefined : Buffer.from(base64, "base64");
  return bytes ? [`sha512-${bytes.toString("base64")}`] : [];
}

function versionFor(
  wanted: string,
  versions: Readonly<Record<string, unknown>>,
  tags: Readonly<Record<string, unknown>>,
): string | undefined {
  const exact = valid(wanted, true);
  if (exact !== null) return Object.hasOwn(versions, exact) ? exact : undefined;
  if (validRange(wanted, true) === null || Object.hasOwn(tags, wanted)) {
    const tagged = Object.hasOwn(tags, wanted) ? tags[wanted] : undefined;
    const is = typeof tagged === "string" && valid(tagged) !== null;
    return is && Object.hasOwn(versions, tagged) ? tagged : undefined;
  }
  // Of what a range allows, the version that is published as the latest goes first.
  const { latest } = tags;
  const listed = Object.keys(versions).filter((version) => valid(version) !== null);
  if (typeof latest === "string" && listed.includes(latest)) {
    if (maxSatisfying([latest], wanted) !== null) return latest;
  }
  const kept = listed.filter((version) => !isDeprecated(versions[version]));
  return maxSatisfying(kept, wanted) ?? maxSatisfying(listed, wanted) ?? undefined;
}

function isDeprecated(version: unknown): boolean {
  return typeof version === "object" && version !== null && "deprecated" in version;
}

/** An object under a key; empty when there is none. What a registry sends is a stranger's text. */
function recordOf(value: unknown, key: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return {};
  const found = (value as Readonly<Record<string, unknown>>)[key];
  return typeof found === "object" && found !== null
    ? (found as Readonly<Record<string, unknown>>)
    : {};
}
