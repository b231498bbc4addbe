import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { plainValue } from "../../src/agent/shape.ts";
import { clientAt } from "../../src/client/client.ts";
import { documentOf } from "../../src/discover/read-file.ts";
import { companionOf } from "../../src/roster/companion.ts";
import type { WorkflowKind } from "../../src/roster/workflow.ts";

/* What the documents say in their text, and the agents by heart, is what the settings say. */

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

function load(kind: WorkflowKind) {
  const path = `docs/development/workflows/${kind}.md`;
  const { document, frontmatter } = companionOf(
    documentOf(path, readFileSync(at(path))),
    clientAt(),
  )!;
  return { settings: plainValue(frontmatter.root!), text: document.body };
}

const workflow = load("task-workflow");
const { stages, review, coverage, loops, gates } = workflow.settings as {
  stages: string[];
  review: { by: string; score_min: number; weights: Record<string, number> };
  coverage: { target: number };
  loops: { max_failed: number };
  gates: Record<string, string[]>;
};
const worklog = load("worklog-format");
const { entry_kinds, required, timestamp_command } = worklog.settings as {
  entry_kinds: string[];
  required: Record<string, string[]>;
  timestamp_command: string;
};
const coordination = load("agent-coordination").settings as {
  architect_review: { agent: string };
  security_review: { agent: string; phases: { paths: string[] }; plans: { keywords: string[] } };
  escalation: Record<string, string>;
};
const agents = new Map(
  readdirSync(at("agents")).map((file) => [
    file.replace(".md", ""),
    readFileSync(at(`agents/${file}`), "utf8"),
  ]),
);

describe("task-workflow.md", () => {
  test.for(stages)("explains the stage %s", (stage) => {
    const heading = `### ${stage[0]!.toUpperCase()}${stage.slice(1)}`;
    expect(workflow.text).toContain(`\n${heading}\n`);
    expect(gates[stage]!.length).toBeGreaterThan(0);
  });

  test.for([...new Set(Object.values(gates).flat())])("says when the gate %s holds", (gate) => {
    expect(workflow.text).toMatch(new RegExp(`^\\| ${gate} \\| \\w`, "m"));
  });

  test.for(Object.entries(review.weights))("weighs %s by %i, and so does the reviewer", (entry) => {
    const row = `| ${entry[0]} | ${entry[1]} |`;
    expect(workflow.text).toContain(row);
    expect(agents.get(review.by)).toContain(row);
  });
});

describe("worklog-format.md", () => {
  test.for(entry_kinds)("shows the entry %s with its labels", (kind) => {
    // An entry in an example starts with a date; a section of the document does not.
    const after = (heading: string) =>
      worklog.text.split(`\n${heading}\n`)[1]!.split(/\n###? (?!\d{4}-)/)[0]!;
    const part = after(`### ${kind}`);
    const general = after("## Entry");
    for (const label of required[kind]!) {
      expect(kind === "hand-off" ? general + part : part).toContain(`**${label}`);
    }
  });

  test("gives every timestamp in the form of its command", () => {
    expect(worklog.text).toContain(timestamp_command);
    const headings = worklog.text.match(/^## \d{4}-.*$/gm)!;
    expect(headings.length).toBeGreaterThan(3);
    for (const heading of headings) {
      expect(heading).toMatch(/^## \d{4}-\d\d-\d\dT\d\d:\d\dZ [a-z-]+ @[a-z-]+ -> @[a-z-]+$/);
      expect(entry_kinds).toContain(heading.split(" ")[2]);
    }
  });
});

describe("agent-coordination.md", () => {
  test("sends nobody to an agent that is not there", () => {
    const { architect_review, security_review, escalation } = coordination;
    for (const name of [
      architect_review.agent,
      security_review.agent,
      ...Object.values(escalation),
    ]) {
      expect(["person", ...agents.keys()]).toContain(name);
    }
  });

  test.for([
    "src/auth/index.ts",
    "src/routes/login.ts",
    "lib/reset-password.rb",
    "deploy/docker-compose.prod.yml",
    "Dockerfile",
    "infra/main.tf",
    ".github/workflows/ci.yml",
    ".env.example",
    "web/package-lock.json",
    ".claude/agents/a.md",
  ])("calls the auditor for %s", (path) => {
    expect(matches(path)).toBe(true);
  });

  test.for(["src/cart/total.ts", "README.md", "docs/guide.md", "test/cart.test.ts"])(
    "leaves the auditor alone for %s",
    (path) => {
      expect(matches(path)).toBe(false);
    },
  );

  /** `**` any folders, `*` anything inside one, `[ab]` one of them; in any case. */
  function matches(path: string): boolean {
    return coordination.security_review.phases.paths.some((glob) => {
      const pattern = glob
        .replace(/[.+^${}()|\\]/g, "\\$&")
        .replaceAll("**/", "\0")
        .replaceAll("**", "\x01")
        .replaceAll("*", "[^/]*")
        .replaceAll("\0", "(?:.*/)?")
        .replaceAll("\x01", ".*");
      return new RegExp(`^${pattern}$`, "i").test(path);
    });
  }
});

test("the agents know by heart what the settings say", () => {
  const figures = (pattern: RegExp) =>
    [...agents.values()].flatMap((text) =>
      [...text.matchAll(pattern)].map(([, one]) => Number(one)),
    );
  const said = {
    score: figures(/score (?:of )?(\d+)/g),
    coverage: figures(/(\d+) % of changed lines/g),
    loops: figures(/(\d) failed loops/g),
  };
  for (const all of Object.values(said)) expect(all.length).toBeGreaterThan(1);
  expect(new Set(said.score)).toEqual(new Set([review.score_min]));
  expect(new Set(said.coverage)).toEqual(new Set([coverage.target]));
  expect(new Set(said.loops)).toEqual(new Set([loops.max_failed]));
});
