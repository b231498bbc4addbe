import { agentArticle, edgeRows } from "./articles.ts";
import { graphCounts } from "./counts.ts";
import { captionOf } from "./labels.ts";
import type { Layout } from "./layout/geometry.ts";
import { escaped } from "./markup.ts";
import { pageStyle } from "./page-style.ts";
import { drawingStyle, themes } from "./style.ts";
import { drawing, frameOf, legend, summaryOf } from "./svg.ts";
import { tiesOf } from "./ties.ts";
import { colorOf, nodesIn, shownName } from "./view.ts";
import type { GraphView, NodeView } from "./view.ts";

/**
 * One file with everything inside. It loads nothing and sends nothing: its policy allows this very
 * style and script by their digests, and no other. Without scripts it is a picture and a text.
 *
 * @param script What makes the page move; the text of the shipped file.
 */
export async function html(view: GraphView, layout: Layout, script: string): Promise<string> {
  const style = `${themes}${drawingStyle}${pageStyle}`;
  const policy = [
    "default-src 'none'",
    `style-src '${await digest(style)}'`,
    `script-src '${await digest(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const { width, height } = frameOf(layout);
  const nodes = nodesIn(view);
  const keys = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const ties = tiesOf(view);
  const key = ({ id }: NodeView) => keys.get(id)!;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Who works with whom</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#list">Skip to the list of agents</a>
<header>
<div class="title"><h1>Who works with whom</h1><p>${escaped(summaryOf(view))}</p></div>
<div class="controls">
<label class="field"><span>Search</span><input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="name or description"></label>
<label class="field"><span>Show</span><select id="filter"><option value="">all agents</option>${nodes.map((node) => `<option value="${key(node)}">${escaped(shownName(node))} and its ties</option>`).join("")}</select></label>
<fieldset><legend class="unseen">Lines</legend><label><input id="show-hand-off" type="checkbox" checked> hand-offs</label><label><input id="show-parallel" type="checkbox" checked> parallel</label></fieldset>
<button id="theme" type="button">Dark</button>
</div>
</header>
<main>
<section id="stage" aria-label="Graph">
<nav id="trail" aria-label="Path through the graph"><ol></ol></nav>
<div class="canvas">
<svg id="graph" viewBox="0 0 ${width} ${height}" role="group" aria-label="Graph of agents. Arrow keys move, Enter selects, Escape goes back">
<g id="world">
${drawing(view, layout, true)}
</g>
</svg>
<div class="zoom" role="group" aria-label="Zoom"><button id="in" type="button" aria-label="Zoom in">+</button><button id="out" type="button" aria-label="Zoom out">−</button><button id="fit" type="button">Fit</button></div>
</div>
<ul class="legend" aria-label="Legend">
${legend.map(({ mark, text }) => `<li><svg viewBox="-1 -11 48 22" aria-hidden="true">${mark}</svg>${text}</li>`).join("\n")}
</ul>
</section>
<aside aria-label="Agents">
<p id="status" class="unseen" role="status"></p>
<section id="details" aria-label="Selected agent" tabindex="-1">
${nodes.map((node) => agentArticle(node, key(node), ties.get(node.id)!, key)).join("\n")}
</section>
<section id="list" aria-labelledby="list-title" tabindex="-1">
<h2 id="list-title">Agents <span class="count">${graphCounts(view).agents}</span></h2>
<ul>
${nodes.map((node) => listItem(node, key(node))).join("\n")}
</ul>
<p id="nothing" hidden>No name or description holds this text.</p>
</section>
<section aria-labelledby="edges-title">
<details><summary id="edges-title">Every hand-off and pair as text</summary>
${edgeRows(view)}
</details>
</section>
</aside>
</main>
<div id="card" role="tooltip" hidden></div>
<script>${script}</script>
</body>
</html>
`;
}

function listItem(node: NodeView, key: string): string {
  const kind = node.kind === "agent" ? node.state : node.kind;
  return `<li data-key="${key}"><a href="#a-${key}" class="is-${kind} c-${colorOf(node) ?? "plain"}"><i class="dot" aria-hidden="true"></i><span class="who">${escaped(shownName(node))}</span> <span class="what">${escaped(captionOf(node))}</span></a></li>`;
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(
    await globalThis.crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)),
  );
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
