import { permissionLines } from "../../install/permissions.ts";
import { printable } from "../../text/printable.ts";
import type { Io } from "../io.ts";
import type { Choice } from "./ask.ts";
import { shelf } from "./shelf.ts";

/** Lets somebody at a terminal choose among the agents that can be had here. */
export async function pickAgents(
  io: Io & { readonly ask: NonNullable<Io["ask"]> },
): Promise<readonly string[] | "cancelled"> {
  const choices = (await shelf(io)).map(({ name, description, permissions }): Choice => {
    const may = permissionLines(permissions)
      .filter(([label]) => label === "tools" || label === "model")
      .map(([label, text]) => `${label}: ${text}`)
      .join("; ");
    return {
      value: name,
      label: name,
      preview: printable(`${firstSentence(description)} (${may})`),
    };
  });
  return io.ask.pick("Which agents shall come into this project?", choices);
}

function firstSentence(description: string): string {
  return description.split(/(?<=[.!?])\s/, 1)[0]!.trim();
}
