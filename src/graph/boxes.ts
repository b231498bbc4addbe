import { captionOf, labelOf } from "./labels.ts";
import type { Layout } from "./layout/geometry.ts";
import { escaped, round } from "./markup.ts";
import { colorOf, shownName } from "./view.ts";
import type { NodeView } from "./view.ts";

/**
 * One node. With a key it is a button of the page, whose name is made of its own texts, some of them
 * only for those who listen; else it is part of a picture and has a title.
 */
export function boxMarkup(node: NodeView, layout: Layout, key: string | undefined): string {
  const box = layout.boxes.get(node.id)!;
  const { width, height } = box;
  const inset = layout.compact ? 6 : 10;
  const kind = node.kind === "agent" ? node.state : node.kind;
  const corner = node.kind === "command" ? height / 2 : 9;
  const left = node.kind === "agent" ? 22 : 18;
  const button =
    key === undefined ? "" : ` id="${key}" role="button" tabindex="-1" aria-pressed="false"`;
  const caption = captionOf(node);
  return [
    `<g class="node is-${kind} c-${colorOf(node) ?? "plain"}" transform="translate(${round(box.x - width / 2)} ${round(box.y - height / 2)})"${button}>`,
    ...(key === undefined
      ? [`<title>${escaped(`${shownName(node).trim()}, ${caption}`)}</title>`]
      : []),
    `<rect class="card" width="${width}" height="${height}" rx="${corner}"/>`,
    ...(node.kind === "builtin"
      ? [`<rect class="inner" x="3.5" y="3.5" width="${width - 7}" height="${height - 7}" rx="6"/>`]
      : []),
    ...(node.kind === "agent"
      ? [`<rect class="bar" x="8" y="${inset}" width="5" height="${height - 2 * inset}" rx="2.5"/>`]
      : []),
    `<text class="name" x="${left}" y="${layout.compact ? 18.5 : 20}">${escaped(labelOf(node))} </text>`,
    layout.compact
      ? spoken(caption)
      : `<text class="caption" x="${left}" y="36">${escaped(caption)} </text>`,
    badge(node, layout.compact ? width - 1 : width - 4, layout.compact ? -1 : 4),
    "</g>",
  ].join("");
}

/** A sign in the corner, since colour alone tells not everybody. */
function badge(node: NodeView, x: number, y: number): string {
  const sign = (text: string, level: string, meaning = "") =>
    `<g class="badge ${level}" transform="translate(${x} ${y})"><circle r="9.5"/><text y="4"${meaning === "" ? ' aria-hidden="true"' : ""}>${text} </text>${meaning === "" ? "" : spoken(meaning)}</g>`;
  if (node.kind === "missing") return sign("?", "error");
  if (node.kind !== "agent") return "";
  if (node.state !== "works") return sign("✕", "error");
  for (const level of ["error", "warning"] as const) {
    const count = node.problems.filter(({ severity }) => severity === level).length;
    if (count > 0)
      return sign(count > 99 ? "99+" : String(count), level, count === 1 ? level : `${level}s`);
  }
  return "";
}

function spoken(text: string): string {
  return `<text class="spoken">${escaped(text)} </text>`;
}
