import { form, ordered } from "./forms.ts";
import type { Stretch } from "./forms.ts";
import type { Word } from "./sentences.ts";

const QUESTIONS = "(?:permission|confirmation|approval|safety|security)";
const ASKED = "(?:prompts?|dialogs?|requests?|questions?|confirmations?|checks?)";

/** Ways to ask for a session in which nothing is asked, over words with one blank between them. */
export const forms = [
  form(
    "yourself automatically silently at without",
    `\\b(?:approve|accept|confirm|answer|grant) (?:all|every|any|each) (?:${QUESTIONS} )?(?:${ASKED}|permissions?) (?:yourself|automatically|silently|at once|without)\\b`,
  ),
  form(
    "all every any",
    `\\b(?:skip|bypass|suppress|disable|turn off|switch off) (?:all|every|any) (?:${QUESTIONS} )${ASKED}\\b`,
  ),
  form(
    "sandbox",
    /\b(?:disable|turn off|switch off|leave|escape) the sandbox\b(?! (?:environment|account|instance|server|database|app|mode))/,
  ),
  form(
    "ask",
    /\bnever ask (?:the user )?for (?:permission|permissions|approval)\b(?! to (?:read|view|search|list)\b)/,
  ),
];
/** How the sentences start to be looked for. */
export const unguardingStems: readonly string[] = [
  ..."approve accept confirm answer grant".split(" ").map((verb) => String.raw`\b${verb} [ae]`),
  ..."skip suppress disable".split(" ").map((verb) => String.raw`\b${verb} [aet]`),
  String.raw`\bturn off`,
  String.raw`\bswitch off`,
  String.raw`\bleave the sandbox`,
  String.raw`\bescape the sandbox`,
  String.raw`\bnever ask`,
];
/** An order to switch off what asks the user first. */
export function unguarding(words: readonly Word[]): Stretch | undefined {
  return ordered(words, forms);
}
