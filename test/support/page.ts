import type { Rule } from "../../src/rules/rule.ts";
import { pageHeader } from "../../src/rules/page.ts";
import type { Scope } from "../../src/client/read-options.ts";
import type { Encoding } from "../../src/text/decode.ts";
import type { Root, RootKind } from "../../src/roster/roster.ts";
import { check, fixed } from "./check.ts";
import type { CheckOptions } from "./check.ts";

/** An agent file on a rule's page, with what the page says of it. */
export interface Example {
  readonly kind: "invalid" | "valid" | "fixed";
  readonly text: string;
  readonly options: CheckOptions;
}

const BLOCK = /^```(\w+) (invalid|valid|fixed|other|output)\b(.*)\n([\s\S]*?)^```$/gm;

/**
 * The agent files on a page, in their order. The info string may set `path=`, `scope=`, `client=`,
 * `today=`, `size=` and `encoding=`, and `bom` puts a byte-order mark first, `cr` ends lines in
 * carriage returns, which could not be seen on the page. `other` blocks stand beside the next file,
 * with `times=` as often, under numbered names. `root=` gives the rank of a file's folder; `skills=`,
 * `servers=`, `agents=`, `plugin=` and `git=` tell what stands beside it, names separated by commas.
 */
export function examplesOn(page: string): readonly Example[] {
  const examples: Example[] = [];
  let others: Record<string, string> = {};
  let roots: Record<string, Root> = {};
  for (const [, , kind, info = "", content = ""] of page.matchAll(BLOCK)) {
    const words = new Map(info.split(/\s+/).map((word) => word.split("=", 2) as [string, string]));
    const kindOfRoot = words.get("root") as RootKind | undefined;
    if (kindOfRoot) {
      const shown = words.get("path")!;
      roots[shown] = { path: shown.replace(/[^/]*$/, ""), kind: kindOfRoot, distance: 0 };
    }
    if (kind === "other") Object.assign(others, copies(words, content));
    if (kind === "fixed") examples.push({ kind, text: content, options: {} });
    if (kind !== "invalid" && kind !== "valid") continue;
    const ends = words.has("cr") ? content.replaceAll("\n", "\r") : content;
    const text = words.has("bom") ? `\uFEFF${ends}` : ends;
    const { path, client, today, size } = Object.fromEntries(words) as Record<string, string>;
    const options: CheckOptions = {
      ...(path && { path }),
      ...(client && { client }),
      ...(today && { today }),
      ...(size && { size: Number(size) }),
      ...(words.has("scope") && { scope: words.get("scope") as Scope }),
      ...(words.has("encoding") && { encoding: words.get("encoding") as Encoding }),
      ...besideOf(words),
      others,
      roots,
    };
    examples.push({ kind, text, options });
    others = {};
    roots = {};
  }
  return examples;
}

/** With `plugin=acme`, `servers=` are the plugin's own. */
function besideOf(words: ReadonlyMap<string, string>): Pick<CheckOptions, "beside"> {
  const named = (key: string) => words.has(key) && new Set(words.get(key)!.split(","));
  const [skills, agents] = [named("skills"), named("agents")];
  const servers = named("servers") || new Set<string>();
  const plugin = words.get("plugin");
  if (!skills && !agents && servers.size === 0 && plugin === undefined && !words.has("git"))
    return {};
  return {
    beside: {
      ...(words.has("git") && { git: words.get("git") === "yes" }),
      ...(skills && { skills }),
      ...(agents && { agents }),
      ...(servers.size > 0 && { servers }),
      ...(plugin !== undefined && { plugin: { name: plugin, servers } }),
    },
  };
}

/** One file by its path, or `times=` of them whose paths and names end in a number. */
function copies(words: ReadonlyMap<string, string>, content: string): Record<string, string> {
  const path = words.get("path")!;
  const times = Number(words.get("times") ?? 0);
  if (times === 0) return { [path]: content };
  const numbered = Array.from({ length: times }, (_, at) => [
    path.replace(/\.md$/, `-${at}.md`),
    content.replace(/^name: .*$/m, `$&-${at}`),
  ]);
  return Object.fromEntries(numbered) as Record<string, string>;
}

/** The page as the rule makes it: header, output and fixed text replaced by the real ones. */
export function generatedPage(rule: Rule, page: string): string {
  const headed = page.replace(
    /<!-- header -->[\s\S]*?<!-- \/header -->/,
    () => `<!-- header -->\n\n${pageHeader(rule)}\n\n<!-- /header -->`,
  );
  const examples = examplesOn(page);
  let next = 0;
  let current: Example | undefined;
  return headed.replace(BLOCK, (block, language: string, kind: string) => {
    if (kind === "invalid" || kind === "valid" || kind === "fixed") {
      const example = examples[next++]!;
      if (kind !== "fixed") current = example;
    }
    if (!current || (kind !== "output" && kind !== "fixed")) return block;
    const { text, options } = current;
    const content =
      kind === "output" ? `${check(rule, text, options).rendered}\n` : fixed(rule, text, options);
    return `\`\`\`${language} ${kind}\n${content}\`\`\``;
  });
}
