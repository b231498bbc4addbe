import type { YamlEntry, YamlMap, YamlNode } from "../agent/yaml/node.ts";
import { entryOf } from "../client/reading.ts";
import type { Reading } from "../client/reading.ts";
import { keyInBrokenBlock } from "../scan/broken-block.ts";
import { listed } from "./place.ts";
import { defineRule } from "./rule.ts";
import type { Finding } from "./rule.ts";

export const frontmatterHooks = defineRule({
  id: "frontmatter-hooks",
  summary: "hooks, which run commands of the file's author",
  effect: "risky",
  install: "block",
  since: "0.1.0",

  *check(reading) {
    // A plugin's agents have none.
    if (reading.scope === "plugin") return;
    const broken = keyInBrokenBlock(reading, "hooks");
    if (broken) {
      yield {
        span: broken,
        message:
          "hooks stand in frontmatter that cannot be read; a reader that is less strict runs them",
        help: "mend the frontmatter, and read what they run",
      };
    }
    const entry = entryOf(reading, "hooks");
    const { hookEvents } = reading.values;
    if (!entry || hookEvents.length === 0) return;
    yield {
      span: entry.keySpan,
      message: `the file brings hooks, which Claude Code runs on ${listed(hookEvents)} without asking`,
      help: "read what they run before the agent is used",
    };
    yield* handlers(entry, reading);
  },
});

/** What each handler runs, where it stands apart from the key. */
function* handlers(entry: YamlEntry, reading: Reading): Generator<Finding> {
  const { file } = reading.document;
  const told = new Set([file.point(entry.keySpan.start).line]);
  for (const handler of handlersBelow(entry.value)) {
    const value = (key: string) => handler.entries.find((one) => one.key === key)?.value;
    const command = value("command");
    const span = command?.kind === "scalar" ? command.span : handler.span;
    const { line } = file.point(span.start);
    if (told.has(line)) continue;
    told.add(line);
    const url = value("url");
    const message =
      url?.kind === "scalar"
        ? "this hook sends what happens in the session to an address"
        : command
          ? "this command runs with the rights of whoever starts Claude Code"
          : "this hook runs without being asked for";
    yield { span, message, help: "keep it only if its purpose is clear" };
  }
}

function handlersBelow(node: YamlNode): readonly YamlMap[] {
  const seen = new Set<YamlNode>();
  const found: YamlMap[] = [];
  const open = [node];
  for (let next = open.shift(); next && seen.size < 10_000; next = open.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.kind === "list") open.push(...next.items);
    if (next.kind !== "map") continue;
    if (next.entries.some(({ key }) => key === "type")) found.push(next);
    else open.push(...next.entries.map(({ value }) => value));
  }
  return found;
}
