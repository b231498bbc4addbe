import { agentColors } from "./view.ts";
import type { AgentColor } from "./view.ts";

interface Theme {
  readonly paper: string;
  readonly card: string;
  readonly raised: string;
  readonly border: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly beside: string;
  readonly accent: string;
  readonly error: string;
  readonly warning: string;
  readonly onSign: string;
  readonly shade: string;
  readonly agent: Readonly<Record<AgentColor | "plain", string>>;
}

/** Texts reach a contrast of 4.5 to what they stand on, lines and signs one of 3 (WCAG 2.2 AA). */
const light: Theme = {
  paper: "#f6f7f9",
  card: "#ffffff",
  raised: "#ffffff",
  border: "#c9d0da",
  ink: "#18202b",
  soft: "#566172",
  line: "#76839a",
  beside: "#8a6fc2",
  accent: "#2457c5",
  error: "#c4232f",
  warning: "#8f5d00",
  onSign: "#ffffff",
  shade: "rgba(24,32,43,.10)",
  agent: {
    red: "#d63a42",
    orange: "#d9691a",
    yellow: "#b98900",
    green: "#2f8f4e",
    cyan: "#10899a",
    blue: "#2f6fde",
    purple: "#7d4fd3",
    pink: "#cf3d8d",
    plain: "#8592a6",
  },
};

const dark: Theme = {
  paper: "#10141a",
  card: "#1b222c",
  raised: "#1f2732",
  border: "#3b4656",
  ink: "#e8edf4",
  soft: "#a3afbf",
  line: "#7f8da3",
  beside: "#a68fe0",
  accent: "#8fb4ff",
  error: "#ff8087",
  warning: "#eab54d",
  onSign: "#10141a",
  shade: "rgba(0,0,0,.45)",
  agent: {
    red: "#ff7a80",
    orange: "#ff9d57",
    yellow: "#e8c547",
    green: "#63cf8a",
    cyan: "#50cfdf",
    blue: "#74adff",
    purple: "#b596ff",
    pink: "#ff87c2",
    plain: "#8794a8",
  },
};

/** The colours as CSS properties: by the system, or as `data-theme` on the root says. */
export const themes = [
  `:root{color-scheme:light;${properties(light)}}`,
  `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${properties(dark)}}}`,
  `:root[data-theme=dark]{color-scheme:dark;${properties(dark)}}`,
  `@media print{:root,:root:not([data-theme=light]){color-scheme:light;${properties(light)}}}`,
].join("");

function properties({ agent, ...rest }: Theme): string {
  const all = [
    ...Object.entries(rest),
    ...Object.entries(agent).map(([name, value]) => [`c-${name}`, value] as const),
  ];
  return all.map(([name, value]) => `--${name}:${value}`).join(";");
}

/** How lines and boxes look, in the picture and in the page. */
export const drawingStyle = [
  `text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--ink)}`,
  `.paper{fill:var(--paper)}`,
  `.name{font-size:13px;font-weight:600}`,
  `.caption{font-size:11px;fill:var(--soft)}`,
  `.spoken{font-size:1px;fill:none}`,
  `.card{fill:var(--card);stroke:var(--border);stroke-width:1.25}`,
  `.inner{fill:none;stroke:var(--border)}`,
  ...[...agentColors, "plain"].map((color) => `.c-${color} .bar{fill:var(--c-${color})}`),
  ...agentColors.map((color) => `.is-works.c-${color} .card{stroke:var(--c-${color})}`),
  `.is-dead .card,.is-shadowed .card{stroke:var(--error);stroke-width:1.75;stroke-dasharray:7 4}`,
  `.is-dead .name,.is-shadowed .name{text-decoration:line-through}`,
  `.is-missing .card{fill:none;stroke:var(--error);stroke-width:1.75;stroke-dasharray:1.5 4;stroke-linecap:round}`,
  `.is-missing .name{font-style:italic}`,
  `.is-command .card{stroke-width:1.25}`,
  `.badge circle{fill:var(--error);stroke:var(--paper);stroke-width:2}`,
  `.badge.warning circle{fill:var(--warning)}`,
  `.badge text:not(.spoken){fill:var(--onSign);font-size:11px;font-weight:700;text-anchor:middle}`,
  `.line{fill:none;stroke:var(--line);stroke-width:1.5}`,
  `.head{fill:var(--line);stroke:var(--line);stroke-width:1.25;stroke-linejoin:round}`,
  `.unanswered .line{stroke-dasharray:9 5}`,
  `.unanswered .head{fill:var(--paper)}`,
  `.parallel .line{stroke:var(--beside);stroke-width:2;stroke-dasharray:.1 5;stroke-linecap:round}`,
  `.parallel.unanswered .line{stroke-dasharray:.1 10}`,
].join("");
