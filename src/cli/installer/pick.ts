import { nodeDisk } from "../../install/disk.ts";
import { permissionLines } from "../../install/door/permissions.ts";
import type { Permissions } from "../../install/door/permissions.ts";
import { offersOfDependencies } from "../../install/source/dependencies.ts";
import { printable } from "../../text/printable.ts";
import { cancelled } from "../ask.ts";
import type { Ask, Choice } from "../ask.ts";
import { install } from "../install.ts";
import type { InstallOptions } from "../install.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";
import { cancel } from "./cancel.ts";
import { openContext } from "./context.ts";
import type { PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { giveUp } from "./finish.ts";
import { judged } from "./offers.ts";
import { shelf } from "./shelf.ts";

/** Lets somebody at a terminal choose among the agents that can be had here, and installs those. */
export async function chooseAgents(
  options: InstallOptions,
  io: Io & { readonly ask: Ask },
): Promise<number> {
  const own = (await shelf(io)).map(({ name, description, permissions }) =>
    choice(name, name, description, permissions),
  );
  try {
    const choices = [...own, ...(await offeredHere(options, io))];
    const place = options.user ? "be there in all your projects" : "come into this project";
    const question = `Which agents shall ${place}?`;
    const picked = await io.ask.pick(question, choices, { required: true });
    return picked === cancelled ? await cancel(options, io) : await install(picked, options, io);
  } catch (error) {
    return giveUp(error, options, io);
  }
}

/** Says what packages of this project offer; it is written only when it is asked for. */
export async function tellOffers(options: PlaceOptions, io: Io): Promise<number> {
  try {
    const choices = await offeredHere(options, io);
    const lines = choices.map(({ value }) => `  install-agent ${printable(value)}\n`);
    if (lines.length > 0) {
      await io.stderr.write(`\nPackages of this project offer agents:\n${lines.join("")}`);
    }
    return exit.usage;
  } catch (error) {
    return giveUp(error, options, io);
  }
}

/** Agents that packages of this project bring along. */
async function offeredHere(options: PlaceOptions, io: Io): Promise<readonly Choice[]> {
  const context = await openContext(options, io, nodeDisk, "ask").catch((error: unknown) => {
    // Outside of a project no package offers anything.
    if (error instanceof UsageError) return undefined;
    throw error;
  });
  if (!context || context.destination.scope === "user") return [];
  const packages = await offersOfDependencies(context.source);
  const choices: Choice[] = [];
  for (const { package: from, agents } of packages) {
    for (const offer of agents) {
      const { name, appraisal, refusal } = await judged(offer, offer.spec, context);
      if (refusal) continue;
      const { description, permissions } = appraisal;
      choices.push(choice(offer.spec, `${name} (${from})`, description ?? "", permissions));
    }
  }
  return choices;
}

function choice(
  value: string,
  label: string,
  description: string,
  permissions: Permissions,
): Choice {
  const may = permissionLines(permissions)
    .filter(([name]) => ["tools", "model", "hooks", "MCP servers"].includes(name))
    .map(([name, text]) => `${name}: ${text}`)
    .join("; ");
  const hint = `${firstSentence(description)} (${may})`;
  return { value, label: printable(label), hint: printable(hint) };
}

function firstSentence(description: string): string {
  return description.split(/(?<=[.!?])\s/, 1)[0]!.trim();
}
