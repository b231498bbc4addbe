import { hideCard, showCard } from "./card.ts";
import { graph, nodes } from "./elements.ts";
import { bringIntoView, isHeld, wasPulled } from "./picture.ts";
import { clear, select } from "./selection.ts";

/** What pointing, clicking and focusing does. */
export function listenToPointers(): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("#list a, .ties a");
    if (!link) return;
    event.preventDefault();
    select(link.hash.slice("#a-".length));
  });

  graph.addEventListener("click", (event) => {
    if (wasPulled()) return;
    const node = (event.target as Element).closest<SVGGElement>(".node");
    if (node) {
      select(node.id, false);
      return;
    }
    clear();
  });

  for (const node of nodes) {
    node.addEventListener("pointerenter", () => {
      if (!isHeld()) showCard(node);
    });
    node.addEventListener("pointerleave", hideCard);
    node.addEventListener("focus", () => {
      if (node.matches(":focus-visible")) {
        bringIntoView(node);
        showCard(node);
      }
    });
    node.addEventListener("blur", hideCard);
  }
}
