import { articleOf, edges, graph, items, nodeOf, nodes, one, status } from "./elements.ts";
import { fit } from "./picture.ts";
import { clear, select } from "./selection.ts";
import { tiesOf } from "./ties.ts";

/* Search and filters. */

export const search = one<HTMLInputElement>("#search");
const filter = one<HTMLSelectElement>("#filter");

export function find(): void {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const item of items) {
    const key = item.dataset["key"]!;
    const brief = articleOf.get(key)!.querySelector(".brief")!.textContent.toLowerCase();
    const hit = words.every((word) => brief.includes(word));
    if (hit) found++;
    item.hidden = !hit;
    nodeOf.get(key)!.classList.toggle("miss", !hit);
  }
  graph.classList.toggle("searching", words.length > 0);
  one("#nothing").hidden = found > 0;
  if (words.length > 0) status.textContent = `${found} found`;
}

search.addEventListener("input", find);
search.addEventListener("keydown", (event) => {
  const first = items.find((item) => !item.hidden);
  if (event.key === "Enter" && first) select(first.dataset["key"]!);
});

filter.addEventListener("change", () => {
  const key = filter.value;
  const near = (each: string) => key === "" || each === key || tiesOf.get(key)!.has(each);
  for (const node of nodes) node.classList.toggle("away", !near(node.id));
  for (const edge of edges) {
    const { from, to } = edge.dataset as { from: string; to: string };
    edge.classList.toggle("away", !(near(from) && near(to)));
  }
  if (key !== "") select(key);
  else {
    clear();
    fit();
  }
});

for (const kind of ["hand-off", "parallel"]) {
  const box = one<HTMLInputElement>(`#show-${kind}`);
  box.addEventListener("change", () => graph.classList.toggle(`no-${kind}`, !box.checked));
}
