import { hideCard } from "./card.ts";
import { card, graph, nodes } from "./elements.ts";
import { fit, zoom } from "./picture.ts";
import { find, search } from "./search.ts";
import { back, roveTo, select } from "./selection.ts";
import { current } from "./trail.ts";

/** The nearest node in a direction; one that lies aside counts as farther away. */
function neighbour(from: SVGGElement, dx: number, dy: number): SVGGElement | undefined {
  const middle = (node: SVGGElement) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const start = middle(from);
  let best: SVGGElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    if (node === from || node.classList.contains("away")) continue;
    const { x, y } = middle(node);
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    if (ahead <= 1) continue;
    const distance = ahead + 2.5 * aside;
    if (distance < least) [best, least] = [node, distance];
  }
  return best;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The arrows lead from node to node, and everything else has a key as well. */
export function listenToKeys(): void {
  graph.addEventListener("keydown", (event) => {
    const node = (event.target as Element).closest<SVGGElement>(".node");
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    const seen = nodes.filter((each) => !each.classList.contains("away"));
    const next = direction
      ? neighbour(node, ...direction)
      : event.key === "Home"
        ? seen[0]
        : event.key === "End"
          ? seen.at(-1)
          : undefined;
    if (next) {
      roveTo(next);
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") select(node.id);
    else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") fit();
    else if (!direction) return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const typing = (event.target as Element).closest("input, select");
    if (event.key === "Escape") {
      if (typing === search && search.value !== "") {
        search.value = "";
        find();
      } else if (!card.hidden && current() === undefined) hideCard();
      else back();
    } else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
  });
}
