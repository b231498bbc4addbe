import type { Reading } from "../client/reading.ts";
import type { Layout } from "../graph/layout/geometry.ts";
import { graphJson } from "../graph/json.ts";
import { viewOf } from "../graph/view.ts";
import type { GraphView } from "../graph/view.ts";
import { everyRule } from "../lint/levels.ts";
import { lint, lintAll } from "../lint/lint.ts";
import { graphTable } from "../report/graph-table.ts";
import { json } from "../report/json.ts";
import { pretty } from "../report/pretty.ts";
import { plain } from "../report/report.ts";
import type { Style } from "../report/report.ts";
import { coordinationGraph } from "../roster/coordination.ts";
import { joinRosters } from "../roster/roster.ts";
import type { Roster } from "../roster/roster.ts";
import { graphRules } from "../rules/graph.ts";
import { printable } from "../text/printable.ts";
import { UsageError, exit } from "./io.ts";
import type { Io } from "./io.ts";
import { load } from "./load.ts";
import type { LoadOptions, Loaded } from "./load.ts";
import { styleFor } from "./terminal.ts";
import { writeOutput } from "./write-output.ts";

export interface GraphOptions extends LoadOptions {
  readonly format: string;
  readonly outputFile?: string;
  readonly check?: boolean;
}

type Renderer = (view: GraphView, style: Style, io: Io) => string | Promise<string>;

/** More lines than a drawing could show; its text would fill the memory. */
const MOST_DRAWN = 20_000;

async function laidOut(view: GraphView): Promise<Layout> {
  const lines = view.edges.length;
  if (lines > MOST_DRAWN) {
    throw new UsageError(
      `${lines} hand-offs and pairs are too many to draw; --format json has them`,
    );
  }
  // What lays the graph out is large, and is loaded only for a drawing.
  const { layOut } = await import("../graph/layout/layout.ts");
  return layOut(view);
}

const renderers: Readonly<Record<string, Renderer>> = {
  table: (view, style) => graphTable(view, style),
  mermaid: async (view) => (await import("../graph/mermaid.ts")).mermaid(view),
  dot: async (view) => (await import("../graph/dot.ts")).dot(view),
  json: (view) => graphJson(view),
  svg: async (view) => {
    const { svg } = await import("../graph/svg.ts");
    return svg(view, await laidOut(view));
  },
  html: async (view, _style, io) => {
    const { html } = await import("../graph/html.ts");
    return html(view, await laidOut(view), await io.assets.graphPage());
  },
};

export async function graph(
  paths: readonly string[],
  options: GraphOptions,
  io: Io,
): Promise<number> {
  const renderer = Object.hasOwn(renderers, options.format) ? renderers[options.format] : undefined;
  if (!renderer) {
    throw new UsageError(
      `unknown format: ${options.format} (${Object.keys(renderers).join(", ")})`,
    );
  }
  if (options.isolated) throw new UsageError("a graph is of agents together, not --isolated");
  const loaded = await load(paths, options, io);
  const roster = joinRosters(loaded.rosters);
  const style = options.outputFile === undefined ? styleFor(io.stdout, io.env) : plain;
  const named = loaded.skipped.some((one) => one.named);
  if (options.check) {
    const { text, found } = checked(loaded, roster, options.format, style, io);
    await writeOutput(text, options.outputFile, io);
    return named ? exit.usage : found > 0 ? exit.findings : exit.clean;
  }
  const view = await viewed(loaded, roster, io);
  await writeOutput(await renderer(view, style, io), options.outputFile, io);
  for (const { path, reason } of loaded.skipped.filter((one) => one.named)) {
    await io.stderr.write(`agentlint: skipped ${printable(path)}: ${printable(reason)}\n`);
  }
  return named ? exit.usage : exit.clean;
}

async function viewed(loaded: Loaded, roster: Roster, io: Io): Promise<GraphView> {
  const { client, readings, rosters } = loaded;
  const { judgedBy } = await import("./judged.ts");
  const winners = new Map<Reading, string>(
    [...roster.shadowedBy].map(([loser, { reading }]) => [loser, reading.document.file.path]),
  );
  return viewOf({
    client: client.version,
    graph: coordinationGraph(roster),
    diagnostics: lint({ readings, rosters, ...judgedBy(loaded, { inline: true }, io) }),
    winners,
  });
}

/** The rules about the graph, advice too, as far as the configuration leaves them on. */
function checked(
  { client, readings, skipped, settings }: Loaded,
  roster: Roster,
  format: string,
  style: Style,
  io: Io,
): { readonly text: string; readonly found: number } {
  const reporter = { table: pretty, json }[format];
  if (!reporter) throw new UsageError(`--check takes no format but table and json, not ${format}`);
  const { diagnostics, suppressed } = lintAll({
    readings,
    rosters: [roster],
    rules: graphRules,
    context: { today: io.today },
    levels: (path) => {
      const own = settings.get(path);
      return own?.ignored ? () => "off" : (own?.fullLevel ?? everyRule);
    },
  });
  const report = {
    toolVersion: io.assets.version,
    client: client.version,
    files: readings.length,
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    diagnostics,
    suppressed,
    sources: new Map(readings.map(({ document }) => [document.file.path, document.file])),
  };
  return { text: reporter(report, style), found: diagnostics.length };
}
