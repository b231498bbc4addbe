import { articleOf, card, nodes } from "./elements.ts";
import { look } from "./look.ts";
import { current } from "./trail.ts";

/* The card beside what is pointed at or focused. */

export function showCard(node: SVGGElement): void {
  const brief = articleOf.get(node.id)!.querySelector(".brief")!.cloneNode(true) as HTMLElement;
  for (const each of brief.querySelectorAll("[id]")) each.removeAttribute("id");
  card.replaceChildren(...brief.childNodes);
  card.hidden = false;
  node.setAttribute("aria-describedby", "card");
  const box = node.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = card;
  const left =
    box.right + 12 + offsetWidth < innerWidth ? box.right + 12 : box.left - 12 - offsetWidth;
  card.style.left = `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`;
  card.style.top = `${Math.max(8, Math.min(box.top, innerHeight - offsetHeight - 8))}px`;
  if (current() === undefined) look(node.id);
}

export function hideCard(): void {
  if (card.hidden) return;
  card.hidden = true;
  for (const node of nodes) node.removeAttribute("aria-describedby");
  if (current() === undefined) look(undefined);
}
