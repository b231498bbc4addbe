import type { SpecResult } from "./spec.ts";

/** The package names that npm takes today; older ones with capitals are let through. */
const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;

/** `package[@range][#agent]`, behind `npm:`. */
export function npmSpec(rest: string): SpecResult {
  const [whole = "", agent, ...more] = rest.split("#");
  if (more.length > 0 || agent === "") return { problem: "an agent is named behind a single #" };
  const at = whole.indexOf("@", 1);
  const name = at < 0 ? whole : whole.slice(0, at);
  const range = at < 0 ? undefined : whole.slice(at + 1);
  if (!PACKAGE.test(name) || name.length > 214 || name.startsWith("-")) {
    return { problem: "that is no name of an npm package" };
  }
  if (range === "") return { problem: "no version is named behind the @" };
  if (range !== undefined && /[/:]/.test(range)) {
    return { problem: "an npm package is asked for by version, range or tag, not by an address" };
  }
  return {
    spec: {
      type: "npm",
      package: name,
      ...(range !== undefined && { range }),
      ...(agent !== undefined && { agent }),
    },
  };
}
