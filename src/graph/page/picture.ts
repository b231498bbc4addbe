import { hideCard } from "./card.ts";
import { graph, one, world } from "./elements.ts";

/* Zoom and pan. */

let view = { x: 0, y: 0, scale: 1 };
const size = { width: graph.viewBox.baseVal.width, height: graph.viewBox.baseVal.height };
// From here on the picture is moved by the script, so its own units are pixels.
graph.removeAttribute("viewBox");

function paint(): void {
  world.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.scale})`);
}

/** On paper the picture is whole and as wide as the page. */
const paper = matchMedia("print");
paper.addEventListener("change", ({ matches }) => {
  if (matches) {
    one<HTMLDetailsElement>("details").open = true;
    graph.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    world.removeAttribute("transform");
  } else {
    graph.removeAttribute("viewBox");
    paint();
  }
});

function frame(): DOMRect {
  return graph.getBoundingClientRect();
}

export function fit(): void {
  const { width, height } = frame();
  const scale = Math.min(width / size.width, height / size.height, 1.6);
  view = { scale, x: (width - size.width * scale) / 2, y: (height - size.height * scale) / 2 };
  paint();
}

export function zoom(factor: number, x = frame().width / 2, y = frame().height / 2): void {
  const scale = Math.min(4, Math.max(0.08, view.scale * factor));
  const grown = scale / view.scale;
  view = { scale, x: x - (x - view.x) * grown, y: y - (y - view.y) * grown };
  paint();
}

/** Moves the picture as little as is needed, and nearer when names could not be read. */
export function bringIntoView(node: SVGGElement): void {
  const outer = frame();
  if (view.scale < 0.55) zoom(0.9 / view.scale);
  const inner = node.getBoundingClientRect();
  const gap = Math.min(60, outer.width / 8, outer.height / 8);
  const shift = (from: number, to: number, low: number, high: number) =>
    from < low + gap ? low + gap - from : to > high - gap ? high - gap - to : 0;
  view = {
    ...view,
    x: view.x + shift(inner.left, inner.right, outer.left, outer.right),
    y: view.y + shift(inner.top, inner.bottom, outer.top, outer.bottom),
  };
  paint();
}

one("#in").addEventListener("click", () => zoom(1.3));
one("#out").addEventListener("click", () => zoom(1 / 1.3));
one("#fit").addEventListener("click", fit);
graph.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    const { left, top } = frame();
    hideCard();
    zoom(Math.exp(-event.deltaY * 0.0016), event.clientX - left, event.clientY - top);
  },
  { passive: false },
);

const pointers = new Map<number, { x: number; y: number }>();
let moved = 0;

/** Whether the last press of a pointer moved the picture and so was no click. */
export function wasPulled(): boolean {
  return moved >= 5;
}

/** Whether a pointer is pressed. */
export function isHeld(): boolean {
  return pointers.size > 0;
}

graph.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  if (pointers.size === 0) moved = 0;
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
});
addEventListener("pointermove", (event) => {
  const before = pointers.get(event.pointerId);
  if (!before) return;
  const now = { x: event.clientX, y: event.clientY };
  const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
  moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
  pointers.set(event.pointerId, now);
  if (!wasPulled()) return;
  graph.classList.add("pulled");
  hideCard();
  if (other) {
    const { left, top } = frame();
    const apart = (from: { x: number; y: number }) =>
      Math.hypot(from.x - other.x, from.y - other.y);
    zoom(
      apart(now) / (apart(before) || 1),
      (now.x + other.x) / 2 - left,
      (now.y + other.y) / 2 - top,
    );
    return;
  }
  view = { ...view, x: view.x + now.x - before.x, y: view.y + now.y - before.y };
  paint();
});
const release = (event: PointerEvent) => {
  pointers.delete(event.pointerId);
  if (pointers.size === 0) graph.classList.remove("pulled");
};
addEventListener("pointerup", release);
addEventListener("pointercancel", release);
