import { closest } from "../text/closest.ts";
import { modelAliases, modelFamilies, modelRetirements } from "./facts/models.ts";
import type { ModelRetirement } from "./facts/models.ts";

/** What a value of `model` is to the client. */
export type ModelKind =
  /** An alias, `inherit`, or an id in which a Claude family is recognisable. */
  | { readonly kind: "known"; readonly retirement?: ModelRetirement }
  /** Sent to the API as it stands, although nothing in it is a Claude model (observed). */
  | { readonly kind: "unknown"; readonly near?: string };

const LONG_CONTEXT = /\[1m\]$/;

/** `model` as the client keeps it: trimmed. Aliases compare without regard to case (observed). */
export function classifyModel(model: string): ModelKind {
  const lower = model.toLowerCase();
  const base = lower.replace(LONG_CONTEXT, "");
  const alias = modelAliases.find(({ name }) => name === base);
  // `inherit[1m]` is no alias; it is sent literally (observed).
  if (alias && (base === lower || base !== "inherit")) return { kind: "known" };
  if (!isRecognisable(lower)) return { kind: "unknown", ...nearTo(lower) };
  const retirement = retirementOf(base);
  return { kind: "known", ...(retirement && { retirement }) };
}

/** Resource names of cloud providers carry no family; nothing is said about those. */
function isRecognisable(lower: string): boolean {
  if (/\s/.test(lower)) return false;
  if (lower.startsWith("arn:") || /(?:^|\.)anthropic\./.test(lower)) return true;
  return lower.includes("claude") && modelFamilies.some((family) => lower.includes(family));
}

/** Providers retire a model on their own dates, so only Anthropic's ids are looked up. */
function retirementOf(base: string): ModelRetirement | undefined {
  if (!/^claude-[a-z0-9.-]+$/.test(base)) return undefined;
  const plain = base
    .replaceAll(".", "-")
    .replace(/-latest$/, "")
    .replace(/-\d{8}$/, "");
  return modelRetirements.find(({ model }) => model === plain || model === `${plain}-0`);
}

function nearTo(lower: string): { near?: string } {
  if (lower === "default" || lower === "inherit[1m]") return { near: "inherit" };
  const [family] = modelFamilies.filter((name) => lower.startsWith(`${name}-`));
  if (family && /^[a-z]+-\d+(?:[.-]\d+)?$/.test(lower)) return { near: `claude-${lower}` };
  const near = closest(
    lower,
    modelAliases.map(({ name }) => name),
  );
  return near === undefined ? {} : { near };
}
