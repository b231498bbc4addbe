import { graphCounts } from "./counts.ts";
import { boxMarkup } from "./boxes.ts";
import type { Layout } from "./layout/geometry.ts";
import { lineMarkup } from "./lines.ts";
import { escaped, round } from "./markup.ts";
import { drawingStyle, themes } from "./style.ts";
import { nodesIn } from "./view.ts";
import type { GraphView } from "./view.ts";

/** A picture that stands for itself: light or dark as its viewer likes it, with nothing to load. */
export function svg(view: GraphView, layout: Layout): string {
  const { width, height } = frameOf(layout);
  const legendHeight = 64;
  const full = Math.max(width, 860);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${full}" height="${height + legendHeight}" viewBox="0 0 ${full} ${height + legendHeight}" role="img" aria-labelledby="title summary">
<title id="title">Who works with whom</title>
<desc id="summary">${escaped(summaryOf(view))}</desc>
<style>${themes}${drawingStyle}</style>
<rect class="paper" width="100%" height="100%"/>
${drawing(view, layout)}
<g transform="translate(28 ${height + 22})">${legendRow()}</g>
</svg>
`;
}

/** What the page and the picture have in common: lines, then boxes. */
export function drawing(view: GraphView, layout: Layout, asButtons = false): string {
  const nodes = nodesIn(view);
  const keys = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const lines = layout.lines.map(({ stroke, points }) =>
    lineMarkup(stroke, points, { from: keys.get(stroke.from)!, to: keys.get(stroke.to)! }),
  );
  const boxes = nodes.map((node) =>
    boxMarkup(node, layout, asButtons ? keys.get(node.id) : undefined),
  );
  return [
    `<g class="edges" aria-hidden="true">`,
    ...lines,
    "</g>",
    ...(layout.aloneFrom === undefined
      ? []
      : [`<text class="caption" x="28" y="${round(layout.aloneFrom + 22)}">Tied to nobody</text>`]),
    `<g class="nodes">`,
    ...boxes,
    "</g>",
  ].join("\n");
}

export function frameOf({ width, height }: Layout) {
  return { width: Math.ceil(Math.max(width, 200)), height: Math.ceil(Math.max(height, 100)) };
}

export function summaryOf(view: GraphView): string {
  const { agents, handOffs, parallel, unanswered, missing, dead } = graphCounts(view);
  const all = `${agents} ${agents === 1 ? "agent" : "agents"}`;
  if (!view.used) return `${all}, ${agents === 1 ? "without" : "none with"} a coordination block`;
  const parts = [
    all,
    `${handOffs} ${handOffs === 1 ? "hand-off" : "hand-offs"}`,
    `${parallel} ${parallel === 1 ? "pair" : "pairs"} in parallel`,
    ...(unanswered > 0 ? [`${unanswered} not answered`] : []),
    ...(missing > 0 ? [`${missing} ${missing === 1 ? "name" : "names"} that nobody has`] : []),
    ...(dead > 0 ? [`${dead} that ${dead === 1 ? "does" : "do"} not work`] : []),
  ];
  return parts.join(", ");
}

/** One line of the legend: a mark of 44 by 20 pixels around the origin of its left edge, and what it means. */
interface LegendEntry {
  readonly mark: string;
  readonly text: string;
}

/** What the lines and signs mean. */
export const legend: readonly LegendEntry[] = [
  { mark: legendLine("hand-off", false), text: "hand-off" },
  { mark: legendLine("hand-off", true), text: "only one side says so" },
  { mark: legendLine("parallel", false), text: "in parallel" },
  { mark: legendCard("dead", "✕"), text: "does not work" },
  { mark: legendCard("missing", "?"), text: "nobody has this name" },
];

function legendLine(kind: "hand-off" | "parallel", unanswered: boolean): string {
  const points = [
    { x: 0, y: 0 },
    { x: 44, y: 0 },
  ];
  return lineMarkup({ kind, from: "", to: "", both: false, unanswered }, points);
}

function legendCard(kind: string, sign: string): string {
  return `<g class="node is-${kind} c-plain" transform="translate(0 -9)"><rect class="card" width="36" height="18" rx="5"/><g class="badge error" transform="translate(36 2) scale(.8)"><circle r="9.5"/><text y="4">${sign}</text></g></g>`;
}

/** The legend in one row of a picture. */
function legendRow(): string {
  let x = 0;
  const entries = legend.map(({ mark, text }) => {
    const entry = `<g transform="translate(${x} 0)">${mark}<text class="caption" x="54" y="4">${text}</text></g>`;
    x += 78 + Math.ceil(text.length * 6.4);
    return entry;
  });
  return entries.join("");
}
