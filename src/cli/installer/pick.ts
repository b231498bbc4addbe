import { nodeDisk } from "../../install/disk.ts";
import { permissionLines } from "../../install/permissions.ts";
import type { Permissions } from "../../install/permissions.ts";
import { offersOfDependencies } from "../../install/source/dependencies.ts";
import { printable } from "../../text/printable.ts";
import type { Ask, Cancelled, Choice } from "../ask.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";
import { openContext } from "./context.ts";
import type { PlaceOptions } from "./context.ts";
import { judged } from "./offers.ts";
import { shelf } from "./shelf.ts";

/** Lets somebody at a terminal choose among the agents that can be had here; gives their requests. */
export async function pickAgents(
  options: PlaceOptions,
  io: Io & { readonly ask: Ask },
): Promise<readonly string[] | Cancelled> {
  const own = (await shelf(io)).map(({ name, description, permissions }) =>
    choice(name, name, description, permissions),
  );
  const choices = [...own, ...(await offeredHere(options, io))];
  return io.ask.pick("Which agents shall come into this project?", choices);
}

/** Agents that packages of this project bring along. */
export async function offeredHere(options: PlaceOptions, io: Io): Promise<readonly Choice[]> {
  const context = await openContext(options, io, nodeDisk).catch((error: unknown) => {
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
