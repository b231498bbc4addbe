/* What stands in the document. */

export const root = document.documentElement;
export const one = <Kind extends Element = HTMLElement>(selector: string): Kind =>
  document.querySelector<Kind>(selector)!;
export const graph = one<SVGSVGElement>("#graph");
export const world = one<SVGGElement>("#world");
export const card = one("#card");
export const status = one("#status");
export const nodes = [...document.querySelectorAll<SVGGElement>("#graph .node")];
export const edges = [...document.querySelectorAll<SVGGElement>("#graph .edge")];
export const items = [...document.querySelectorAll<HTMLLIElement>("#list li")];

export const nodeOf = new Map(nodes.map((node) => [node.id, node]));
export const articleOf = new Map(
  [...document.querySelectorAll<HTMLElement>("article")].map((one) => [one.dataset["key"]!, one]),
);
export const nameOf = (key: string) => articleOf.get(key)!.querySelector("h2")!.textContent;
