/*
 * What makes the page move. It only reads what stands in the document, and never makes markup from text.
 * Nothing is stored and nothing is asked for.
 */

const root = document.documentElement;
const one = <Kind extends Element = HTMLElement>(selector: string): Kind =>
  document.querySelector<Kind>(selector)!;
const graph = one<SVGSVGElement>("#graph");
const world = one<SVGGElement>("#world");
const card = one("#card");
const status = one("#status");
const nodes = [...document.querySelectorAll<SVGGElement>("#graph .node")];
const edges = [...document.querySelectorAll<SVGGElement>("#graph .edge")];
const items = [...document.querySelectorAll<HTMLLIElement>("#list li")];

const nodeOf = new Map(nodes.map((node) => [node.id, node]));
const articleOf = new Map(
  [...document.querySelectorAll<HTMLElement>("article")].map((one) => [one.dataset["key"]!, one]),
);
const nameOf = (key: string) => articleOf.get(key)!.querySelector("h2")!.textContent;

type Way = "out" | "in" | "beside";
const tiesOf = new Map<string, Map<string, Way>>(nodes.map(({ id }) => [id, new Map()]));
for (const edge of edges) {
  const { from, to, both } = edge.dataset as { from: string; to: string; both?: string };
  const tie = (a: string, b: string, way: Way) => {
    // A hand-off says more of a pair than that it works in parallel too.
    if (way !== "beside" || !tiesOf.get(a)!.has(b)) tiesOf.get(a)!.set(b, way);
  };
  const parallel = edge.classList.contains("parallel");
  tie(from, to, parallel ? "beside" : "out");
  if (parallel) tie(to, from, "beside");
  else if (both !== undefined) tie(to, from, "out");
  else if (tiesOf.get(to)!.get(from) !== "out") tie(to, from, "in");
}

/* Selection, and the way that led to it. */

let trail: string[] = [];
const current = () => trail.at(-1);

/** Goes on to a node that is tied to the present one, and starts anew at any other. */
function select(key: string, reveal = true): void {
  const from = current();
  if (from === key) return;
  const known = trail.indexOf(key);
  if (known >= 0) trail = trail.slice(0, known + 1);
  else trail = from !== undefined && tiesOf.get(from)!.has(key) ? [...trail, key] : [key];
  show(reveal);
}

function back(): void {
  trail = trail.slice(0, -1);
  show(true);
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

/** Lets everything fade that is not tied to the node; without one, nothing. */
function look(key: string | undefined): void {
  graph.classList.toggle("looking", key !== undefined);
  const ties = key === undefined ? undefined : tiesOf.get(key)!;
  for (const node of nodes) {
    node.classList.toggle("near", node.id === key || ties?.has(node.id) === true);
  }
  for (const edge of edges) {
    const { from, to, both } = edge.dataset;
    const near = key !== undefined && (from === key || to === key);
    const parallel = edge.classList.contains("parallel");
    edge.classList.toggle("near", near);
    edge.classList.toggle("out", near && !parallel && (from === key || both !== undefined));
    edge.classList.toggle("in", near && !parallel && to === key && both === undefined);
  }
}

const arrows: Readonly<Record<Way, string>> = { out: "→", in: "←", beside: "=" };

function drawTrail(): void {
  const list = one("#trail ol");
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
        trail = trail.slice(0, at + 1);
        show(true);
      });
      item.append(button);
      return item;
    }),
  );
}

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("#list a, .ties a");
  if (!link) return;
  event.preventDefault();
  select(link.hash.slice("#a-".length));
});

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

function fit(): void {
  const { width, height } = frame();
  const scale = Math.min(width / size.width, height / size.height, 1.6);
  view = { scale, x: (width - size.width * scale) / 2, y: (height - size.height * scale) / 2 };
  paint();
}

function zoom(factor: number, x = frame().width / 2, y = frame().height / 2): void {
  const scale = Math.min(4, Math.max(0.08, view.scale * factor));
  const grown = scale / view.scale;
  view = { scale, x: x - (x - view.x) * grown, y: y - (y - view.y) * grown };
  paint();
}

/** Moves the picture as little as is needed, and nearer when names could not be read. */
function bringIntoView(node: SVGGElement): void {
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
  if (moved < 5) return;
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

graph.addEventListener("click", (event) => {
  if (moved >= 5) return;
  const node = (event.target as Element).closest<SVGGElement>(".node");
  if (node) {
    select(node.id, false);
    return;
  }
  trail = [];
  show(false);
});

/* The card beside what is pointed at or focused. */

function showCard(node: SVGGElement): void {
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

function hideCard(): void {
  if (card.hidden) return;
  card.hidden = true;
  for (const node of nodes) node.removeAttribute("aria-describedby");
  if (current() === undefined) look(undefined);
}

for (const node of nodes) {
  node.addEventListener("pointerenter", () => {
    if (pointers.size === 0) showCard(node);
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

/* Keys. One node at a time can be reached by Tab, the arrows lead to the others. */

function roveTo(node: SVGGElement | undefined): void {
  for (const each of nodes) each.setAttribute("tabindex", each === node ? "0" : "-1");
}

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

/* Search and filters. */

const search = one<HTMLInputElement>("#search");
const filter = one<HTMLSelectElement>("#filter");

function find(): void {
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
    trail = [];
    show(false);
    fit();
  }
});

for (const kind of ["hand-off", "parallel"]) {
  const box = one<HTMLInputElement>(`#show-${kind}`);
  box.addEventListener("change", () => graph.classList.toggle(`no-${kind}`, !box.checked));
}

/* Light and dark. */

const theme = one<HTMLButtonElement>("#theme");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset["theme"] ?? (prefersDark.matches ? "dark" : "light")) === "dark";
const labelTheme = () => (theme.textContent = isDark() ? "Light" : "Dark");
theme.addEventListener("click", () => {
  root.dataset["theme"] = isDark() ? "light" : "dark";
  labelTheme();
});
prefersDark.addEventListener("change", labelTheme);

root.classList.add("js");
labelTheme();
roveTo(nodes[0]);
fit();
addEventListener("resize", () => {
  if (current() === undefined) fit();
});
