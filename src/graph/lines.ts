import type { Place } from "./layout/geometry.ts";
import { round } from "./markup.ts";
import type { Stroke } from "./strokes.ts";

const HEAD = 9;

/** A smooth line with its heads. `keys` name its ends in the page. */
export function lineMarkup(
  { kind, both, unanswered }: Stroke,
  points: readonly Place[],
  keys?: { readonly from: string; readonly to: string },
): string {
  const directed = kind === "hand-off";
  const end = points.at(-1)!;
  const start = points[0]!;
  const heads = [
    ...(directed ? [headAt(end, points.at(-2)!)] : []),
    ...(directed && both ? [headAt(start, points[1]!)] : []),
  ];
  const path = [
    directed && both ? towards(start, points[1]!) : start,
    ...points.slice(1, -1),
    directed ? towards(end, points.at(-2)!) : end,
  ];
  const ends = keys
    ? ` data-from="${keys.from}" data-to="${keys.to}"${both ? ' data-both=""' : ""}`
    : "";
  return `<g class="edge ${kind}${unanswered ? " unanswered" : ""}"${ends}><path class="line" d="${directed ? smooth(path) : bow(path)}"/>${heads.map((d) => `<path class="head" d="${d}"/>`).join("")}</g>`;
}

/** Where the line stops, so that the tip of the head is sharp. */
function towards(tip: Place, before: Place): Place {
  const { x, y } = direction(tip, before);
  return { x: tip.x + x * (HEAD - 1), y: tip.y + y * (HEAD - 1) };
}

function headAt(tip: Place, before: Place): string {
  const { x, y } = direction(tip, before);
  const corner = (side: number) =>
    `${round(tip.x + x * HEAD - y * side * 4.5)} ${round(tip.y + y * HEAD + x * side * 4.5)}`;
  return `M${round(tip.x)} ${round(tip.y)}L${corner(1)}L${corner(-1)}Z`;
}

/** Of length 1, from the tip back along the line. */
function direction(tip: Place, before: Place): Place {
  const length = Math.hypot(before.x - tip.x, before.y - tip.y) || 1;
  return { x: (before.x - tip.x) / length, y: (before.y - tip.y) / length };
}

/** A quadratic curve by its start, control point and end; a straight line where there is none. */
function bow(points: readonly Place[]): string {
  const [start, ...rest] = points.map(({ x, y }) => `${round(x)} ${round(y)}`);
  return `M${start}${rest.length === 2 ? "Q" : "L"}${rest.join(" ")}`;
}

/** A uniform cubic B-spline that starts and ends at the first and last point. */
function smooth(points: readonly Place[]): string {
  const at = ({ x, y }: Place) => `${round(x)} ${round(y)}`;
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return "";
  if (rest.length === 1) return `M${at(first)}L${at(rest[0]!)}`;
  const padded = [first, first, ...rest, rest.at(-1)!];
  let path = `M${at(first)}`;
  for (let index = 0; index + 3 < padded.length; index++) {
    const [, b, c, d] = padded.slice(index, index + 4) as [Place, Place, Place, Place];
    const mix = (p: Place, q: Place, part: number): Place => ({
      x: p.x + (q.x - p.x) * part,
      y: p.y + (q.y - p.y) * part,
    });
    const one = mix(b, c, 1 / 3);
    const two = mix(b, c, 2 / 3);
    const three = mix(two, mix(c, d, 1 / 3), 1 / 2);
    path += `C${at(one)} ${at(two)} ${at(three)}`;
  }
  return `${path}L${at(rest.at(-1)!)}`;
}
