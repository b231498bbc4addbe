import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { configNames } from "../../discover/find-config.ts";
import { presetNames } from "../../lint/levels.ts";
import type { PresetName } from "../../lint/levels.ts";
import { isThere } from "../../machine/look.ts";
import { closest } from "../../text/closest.ts";
import { cancelled } from "../ask.ts";
import type { Ask, Cancelled } from "../ask.ts";
import { UsageError, exit } from "../io.ts";
import type { Io } from "../io.ts";
import { configOffer, offer, offerNames } from "./offers.ts";
import type { Offer, OfferName } from "./offers.ts";

export interface InitOptions {
  readonly preset?: string;
  readonly github?: boolean;
  readonly preCommit?: boolean;
  readonly claudeHook?: boolean;
  /** Nothing is asked. */
  readonly yes?: boolean;
}

/** Writes a configuration, and what runs agentlint by itself where that is wanted; nothing is overwritten. */
export async function init(options: InitOptions, io: Io): Promise<number> {
  const ask = options.yes || options.preset !== undefined ? undefined : io.ask;
  const preset = await presetFor(options.preset, ask);
  if (preset === cancelled) return abandoned(io);
  const names = await offersFor(options, ask);
  if (names === cancelled) return abandoned(io);
  const { version } = io.assets;
  for (const one of [configOffer(preset), ...names.map((name) => offer(name, version))]) {
    await io.stdout.write(await place(one, io.cwd));
  }
  await io.stdout.write("Next: agentlint, to check the agents of this project\n");
  return exit.clean;
}

async function abandoned(io: Io): Promise<number> {
  await io.stderr.write("agentlint: nothing was written\n");
  return exit.findings;
}

const presets = [
  {
    value: "recommended",
    label: "recommended",
    hint: "what Claude Code does otherwise than written",
  },
  { value: "strict", label: "strict", hint: "advice as well" },
  { value: "collection", label: "collection", hint: "agents that are used elsewhere" },
] as const satisfies readonly { readonly value: PresetName; label: string; hint: string }[];

async function presetFor(
  given: string | undefined,
  ask: Ask | undefined,
): Promise<PresetName | Cancelled> {
  const answer = given ?? (await ask?.choose("Which rules?", presets)) ?? "recommended";
  if (answer === cancelled) return cancelled;
  const preset = presetNames.find((name) => name === answer);
  if (preset) return preset;
  const near = closest(answer, presetNames);
  const hint = near ? `; did you mean ${near}?` : ` (${presetNames.join(", ")})`;
  throw new UsageError(`no preset is called ${answer}${hint}`);
}

const places: Readonly<Record<OfferName, string>> = {
  github: "in GitHub Actions, on every push",
  "pre-commit": "before a commit, with pre-commit",
  "claude-hook": "in Claude Code, after it has written a file",
};

/** Flags say it; where somebody can answer, the rest is asked, and nothing is the first answer. */
async function offersFor(
  { github, preCommit, claudeHook }: InitOptions,
  ask: Ask | undefined,
): Promise<readonly OfferName[] | Cancelled> {
  const flags = { github, "pre-commit": preCommit, "claude-hook": claudeHook };
  const names: OfferName[] = [];
  for (const name of offerNames) {
    if (flags[name]) names.push(name);
    if (flags[name] !== undefined || !ask) continue;
    const answer = await ask.choose(`Run it ${places[name]}?`, [
      { value: "no", label: "no" },
      { value: "yes", label: "yes" },
    ]);
    if (answer === cancelled) return cancelled;
    if (answer === "yes") names.push(name);
  }
  return names;
}

/** Writes a file that is not there, and tells what was done. */
async function place({ path, text, addition }: Offer, cwd: string): Promise<string> {
  const other = configNames.find((name) => isThere(join(cwd, name)));
  const taken = path === "agentlint.json" && other !== undefined ? other : path;
  if (taken !== path) return `${taken} is there already and stays as it is\n`;
  const file = join(cwd, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST") throw new UsageError(`cannot write ${path}: ${code ?? message}`);
    const add = addition === undefined ? "" : `; to use it, add this:\n\n${addition}\n`;
    return `${path} is there already and stays as it is${add || "\n"}`;
  }
  return `Created ${path}\n`;
}
