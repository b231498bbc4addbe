import pico from "picocolors";
import type { Ink, Style } from "../report/report.ts";
import type { Io, Output } from "./io.ts";

/**
 * Where there are fewer columns, the terminal breaks the lines: cut to its width, they would say
 * nothing.
 */
const NARROWEST = 40;

/** Colours and links as the terminal behind an output takes them; NO_COLOR and FORCE_COLOR decide first. */
export function styleFor(output: Output, env: Io["env"]): Style {
  const coloured = wantsColour(output, env);
  const colours = pico.createColors(coloured);
  const inks: Readonly<Record<Ink, (text: string) => string>> = {
    error: (text) => colours.bold(colours.red(text)),
    warning: (text) => colours.bold(colours.yellow(text)),
    info: colours.blue,
    faint: colours.dim,
    strong: colours.bold,
    good: colours.green,
  };
  const links = coloured && output.isTTY && showsLinks(env);
  return {
    paint: (text, ink) => inks[ink](text),
    link: (text, url) => (links ? `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007` : text),
    width: Math.max(NARROWEST, output.columns ?? 120),
  };
}

function wantsColour(output: Output, env: Io["env"]): boolean {
  if (env["NO_COLOR"]) return false;
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  return output.isTTY && env["TERM"] !== "dumb";
}

/** Terminals that say of themselves that they show links; others would print the bare codes. */
function showsLinks(env: Io["env"]): boolean {
  if (env["FORCE_HYPERLINK"] !== undefined) return env["FORCE_HYPERLINK"] !== "0";
  if (env["CI"] || env["TMUX"]) return false;
  if (Number(env["VTE_VERSION"] ?? 0) >= 5000) return true;
  if (env["KITTY_WINDOW_ID"] || env["WT_SESSION"]) return true;
  return ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"].includes(env["TERM_PROGRAM"] ?? "");
}
