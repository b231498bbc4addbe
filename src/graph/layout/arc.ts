import type { Stroke } from "../strokes.ts";
import type { Box, Place } from "./geometry.ts";

/** Beyond so many pairs of a bow and a box it is not worth while to lead one around the other. */
const MOST_LED_AROUND = 100_000;

/** How far a bow stands off the straight way, as a part of its length; the flattest come first. */
const BOWS = [0.12, -0.12, 0.24, -0.24, 0.4, -0.4, 0.6, -0.6, 0.85, -0.85];
/** Points at which a bow is held against the boxes that it should not cross. */
const SAMPLES = 24;
const CLEARANCE = 6;

/** Bows that lead around the boxes on their way, where there are not too many of both. */
export function bows(
  boxes: ReadonlyMap<string, Box>,
  strokes: readonly Stroke[],
  paper: { readonly width: number; readonly height: number },
): (stroke: Stroke) => readonly Place[] {
  const careful = boxes.size * strokes.length <= MOST_LED_AROUND;
  return ({ from, to }) => {
    const others = careful
      ? [...boxes].flatMap(([id, box]) => (id === from || id === to ? [] : [box]))
      : [];
    return arc(boxes.get(from)!, boxes.get(to)!, others, paper);
  };
}

/**
 * A bow from one box to another: start, control point and end of a quadratic curve. It is never
 * straight, so that it does not lie on a hand-off between the two, and of several it is the flattest
 * of those that run behind the fewest other boxes.
 */
function arc(
  from: Box,
  to: Box,
  others: readonly Box[],
  paper: { readonly width: number; readonly height: number },
): readonly [Place, Place, Place] {
  let best: readonly [Place, Place, Place] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const bow of BOWS) {
    const curve = bowed(from, to, bow);
    const hits = crossed(curve, others, paper);
    if (hits >= least) continue;
    [best, least] = [curve, hits];
    if (hits === 0) break;
  }
  return best!;
}

function bowed(from: Box, to: Box, bow: number): readonly [Place, Place, Place] {
  // Twice as far, since a quadratic curve goes half the way to its control point.
  const control = {
    x: (from.x + to.x) / 2 - (to.y - from.y) * bow * 2,
    y: (from.y + to.y) / 2 + (to.x - from.x) * bow * 2,
  };
  return [border(from, control), control, border(to, control)];
}

/** How many samples lie in a box or beyond the paper. */
function crossed(
  [start, control, end]: readonly [Place, Place, Place],
  boxes: readonly Box[],
  { width, height }: { readonly width: number; readonly height: number },
): number {
  let hits = 0;
  for (let step = 1; step < SAMPLES; step++) {
    const t = step / SAMPLES;
    const at = (a: number, b: number, c: number) =>
      (1 - t) * (1 - t) * a + 2 * t * (1 - t) * b + t * t * c;
    const x = at(start.x, control.x, end.x);
    const y = at(start.y, control.y, end.y);
    if (x < 4 || y < 4 || x > width - 4 || y > height - 4) hits++;
    if (boxes.some((box) => inside(box, x, y))) hits++;
  }
  return hits;
}

function inside(box: Box, x: number, y: number): boolean {
  return (
    Math.abs(x - box.x) < box.width / 2 + CLEARANCE &&
    Math.abs(y - box.y) < box.height / 2 + CLEARANCE
  );
}

/** Where the way from the middle of a box towards a place, or beyond it, meets the border. */
function border({ x, y, width, height }: Box, towards: Place): Place {
  const dx = towards.x - x;
  const dy = towards.y - y;
  if (dx === 0 && dy === 0) return { x: x + width / 2, y };
  const part = Math.min(width / 2 / Math.abs(dx), height / 2 / Math.abs(dy));
  return { x: x + dx * part, y: y + dy * part };
}
