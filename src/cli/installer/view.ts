import { nodeDisk } from "../../install/disk.ts";
import { sourceInWords } from "../../install/source/source-words.ts";
import { findingsOf, refusalInWords } from "../../report/install-words.ts";
import { viewJson, viewPretty } from "../../report/view.ts";
import type { ViewedAgent } from "../../report/view.ts";
import { decode } from "../../text/decode.ts";
import { UsageError } from "../io.ts";
import type { Io } from "../io.ts";
import { styleFor } from "../terminal.ts";
import { openContext } from "./context.ts";
import type { Context, PlaceOptions } from "./context.ts";
import { exit } from "./exit.ts";
import { giveUp } from "./finish.ts";
import { fetchSpec, judged } from "./offers.ts";

/** Shows agents before they are installed: what they may do, and their whole text. */
export async function view(
  asked: readonly string[],
  options: PlaceOptions,
  io: Io,
): Promise<number> {
  if (asked.length === 0) throw new UsageError("name what is to be shown");
  try {
    const context = await openContext(options, io, nodeDisk, "ask");
    const agents: ViewedAgent[] = [];
    for (const spec of asked) agents.push(...(await viewed(spec, context)));
    await io.stdout.write(
      options.json ? viewJson(agents) : viewPretty(agents, styleFor(io.stdout, io.env)),
    );
    return agents.some(({ refused }) => refused !== null) ? exit.refused : exit.done;
  } catch (error) {
    return await giveUp(error, options, io);
  }
}

async function viewed(spec: string, context: Context): Promise<readonly ViewedAgent[]> {
  const { requested, offers } = await fetchSpec(spec, context);
  const agents: ViewedAgent[] = [];
  for (const offer of offers) {
    const found = await judged(offer, requested, context, { documents: "name" });
    const { name, appraisal, refusal, resolved, bytes, further } = found;
    agents.push({
      name,
      source: sourceInWords(resolved),
      description: appraisal.description,
      permissions: appraisal.permissions,
      references: appraisal.references,
      available: further,
      refused: refusal ? refusalInWords(refusal, name, context.shown).reason : null,
      findings: refusal ? findingsOf(refusal) : [],
      text: decode(bytes).text,
    });
  }
  return agents;
}
