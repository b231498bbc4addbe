import { shapeProblems } from "../agent/shape.ts";
import type { YamlEntry, YamlNode } from "../agent/yaml/node.ts";
import { MOST_COLLEAGUES, coordinationBlock } from "../client/coordination-block.ts";
import { coordinationLists } from "../client/coordination-block.ts";
import type { Reading } from "../client/reading.ts";
import { coordinationSchema } from "../client/coordination.ts";
import { closest } from "../text/closest.ts";
import type { Fix } from "./fix.ts";
import { bare } from "./place.ts";
import { defineRule } from "./rule.ts";

const help = "give `hands_off_to`, `receives_from` and `parallel_with` a list of agent names each";

export const malformedCoordination = defineRule({
  id: "malformed-coordination",
  summary: "a `coordination` block that is not made of its three lists of names",
  effect: "ignored",
  since: "0.1.0",
  fix: "safe",

  *check(reading) {
    const block = coordinationBlock(reading);
    if (!block) return;
    const { entry, cut } = block;
    for (const { span, path, what } of shapeProblems(coordinationSchema, entry.value)) {
      const place = ["coordination", ...path].join(".");
      const key = path.length === 1 ? entryIn(entry.value, path[0]) : undefined;
      const near = key && nearestList(key.key, entry.value);
      const fix = key && (near ? renamed(key, near) : asList(key, reading));
      yield {
        span: span.end > span.start ? span : (key ?? entry).keySpan,
        message: `\`${place}\` ${what}, and what it says is lost on whoever follows the block`,
        help: near ? `write the key as \`${near}\`` : help,
        ...(fix && { fix }),
      };
    }
    if (cut) {
      yield {
        span: entry.keySpan,
        message: `the block names more than ${MOST_COLLEAGUES} agents, and those behind them are left out of the graph`,
        help: "name the agents that this one really works with",
      };
    }
  },
});

function entryIn(block: YamlNode, key: string | number | undefined): YamlEntry | undefined {
  return block.kind === "map" ? block.entries.find((entry) => entry.key === key) : undefined;
}

/** The list that a key was meant to be, unless that list is there as well. */
function nearestList(key: string, block: YamlNode): string | undefined {
  if (coordinationLists.some((list) => list === key) || key.length > 40) return undefined;
  const free = coordinationLists.filter((list) => !entryIn(block, list));
  return free.find((list) => letters(list) === letters(key)) ?? closest(key, free);
}

/** Without what tells the ways of writing several words apart. */
function letters(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z]/g, "");
}

function renamed({ key, keySpan }: YamlEntry, near: string): Fix {
  // Another way of writing the same words is no guess.
  const applicability = letters(key) === letters(near) ? "safe" : "unsafe";
  const edits = [{ ...keySpan, text: near }];
  return { title: `Rename \`${key}\` to \`${near}\``, applicability, edits };
}

/** Names without brackets around them, on one line, and a list that is left empty. */
function asList({ key, keySpan, value }: YamlEntry, reading: Reading): Fix | undefined {
  if (!coordinationLists.some((list) => list === key) || value.kind !== "scalar") return undefined;
  const fix = (start: number, end: number, text: string): Fix => {
    return { title: "Write a list", applicability: "safe", edits: [{ start, end, text }] };
  };
  const { text } = reading.document.file;
  if (value.value === null) {
    const end = keySpan.end + 1;
    const empty = text[keySpan.end] === ":" && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 80));
    return empty ? fix(end, end, " []") : undefined;
  }
  if (value.style !== "plain" || typeof value.value !== "string") return undefined;
  const names = value.value.split(",").map((name) => name.trim());
  const { start, end } = bare(reading, value.span);
  const plain = text.slice(start, end) === value.value && names.every(isName);
  return plain ? fix(start, end, `[${names.join(", ")}]`) : undefined;
}

function isName(name: string): boolean {
  return /^[A-Za-z][\w.-]*$/.test(name) && !/^(?:true|false|null)$/i.test(name);
}
