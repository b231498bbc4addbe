export type Severity = "error" | "warning" | "info";

/**
 * What the mistake does to the agent. Every rule has one, and its level follows from it:
 * - `dead`: it does not load, is refused at the start, gets no tools, or calls a model that is gone.
 * - `unguarded`: a restriction that the file states is silently not enforced.
 * - `hidden`: the text hides something from its reader, or what following it gives away or runs.
 * - `risky`: it works as written, and can do more than a prompt alone.
 * - `ignored`: something written has no effect.
 * - `differs`: something written means something else than it says, or loads only by tolerance.
 * - `advice`: off unless asked for.
 */
export type Effect = "dead" | "unguarded" | "hidden" | "risky" | "ignored" | "differs" | "advice";

const severities: Readonly<Record<Effect, Severity>> = {
  dead: "error",
  unguarded: "error",
  hidden: "error",
  risky: "warning",
  ignored: "warning",
  differs: "warning",
  advice: "info",
};

export function severityOf(effect: Effect): Severity {
  return severities[effect];
}

/** What the installer does with a finding in a file that somebody else wrote. */
export type InstallPolicy = "block" | "warn" | "allow";

const policies: Readonly<Record<Effect, InstallPolicy>> = {
  dead: "block",
  unguarded: "block",
  hidden: "block",
  risky: "warn",
  ignored: "allow",
  differs: "allow",
  advice: "allow",
};

export function policyOf(effect: Effect): InstallPolicy {
  return policies[effect];
}
