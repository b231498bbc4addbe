import { articleOf, items, nameOf, nodeOf, nodes, one, status } from "./elements.ts";
import { look } from "./look.ts";
import { bringIntoView } from "./picture.ts";
import { tiesOf } from "./ties.ts";
import type { Way } from "./ties.ts";
import { current, currentTrail, setTrail } from "./trail.ts";

/** Goes on to a node that is tied to the present one, and starts anew at any other. */
export function select(key: string, reveal = true): void {
  const from = current();
  if (from === key) return;
  const trail = currentTrail();
  const known = trail.indexOf(key);
  if (known >= 0) setTrail(trail.slice(0, known + 1));
  else setTrail(from !== undefined && tiesOf.get(from)!.has(key) ? [...trail, key] : [key]);
  show(reveal);
}

export function back(): void {
  setTrail(currentTrail().slice(0, -1));
  show(true);
}

export function clear(): void {
  setTrail([]);
  show(false);
}

function show(reveal: boolean): void {
  const key = current();
  for (const [each, article] of articleOf) article.classList.toggle("current", each === key);
  for (const node of nodes) {
    node.classList.toggle("current", node.id === key);
    node.setAttribute("aria-pressed", String(node.id === key));
  }
  for (const item of items) item.classList.toggle("current", item.dataset["key"] === key);
  look(key);
  drawTrail();
  if (key === undefined) {
    status.textContent = "Nothing selected";
    return;
  }
  roveTo(nodeOf.get(key)!);
  if (reveal) bringIntoView(nodeOf.get(key)!);
  one("aside").scrollTop = 0;
  status.textContent = `${nameOf(key)} selected, tied to ${tiesOf.get(key)!.size}`;
}

/** One node at a time can be reached by Tab. */
export function roveTo(node: SVGGElement | undefined): void {
  for (const each of nodes) each.setAttribute("tabindex", each === node ? "0" : "-1");
}

const arrows: Readonly<Record<Way, string>> = { out: "→", in: "←", beside: "=" };

function drawTrail(): void {
  const list = one("#trail ol");
  const trail = currentTrail();
  list.replaceChildren(
    ...trail.map((key, at) => {
      const item = document.createElement("li");
      if (at > 0) {
        const arrow = document.createElement("i");
        arrow.textContent = arrows[tiesOf.get(trail[at - 1]!)!.get(key) ?? "out"];
        item.append(arrow);
      }
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = nameOf(key);
      if (at === trail.length - 1) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => {
        setTrail(trail.slice(0, at + 1));
        show(true);
      });
      item.append(button);
      return item;
    }),
  );
}
