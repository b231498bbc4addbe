import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { appraise } from "../../src/install/door/appraise.ts";
import { appraiser } from "../../src/install/door/appraiser.ts";
import { bytesOf, documentIn, namesIn, nearNames } from "../../src/install/catalog.ts";
import type { Catalog } from "../../src/install/catalog.ts";
import { packCatalog } from "../../src/install/pack-catalog.ts";
import { textsIn } from "../support/catalog.ts";
import { agent } from "../support/tree.ts";

const today = "2026-11-26";
const bytes = (text: string) => new TextEncoder().encode(text);
const packed = packCatalog(
  { b: agent("b"), a: agent("a", "model: claude-sonnet-4-5") },
  { "docs/x.md": "x\n" },
  today,
);

test("offers what it holds, by name, and nothing else", () => {
  expect(namesIn(packed)).toEqual(["a", "b"]);
  expect(bytesOf(packed, "b")).toEqual(bytes(agent("b")));
  expect(documentIn(packed, "docs/x.md")).toEqual(bytes("x\n"));
  for (const name of ["c", "toString", "__proto__", "../b"]) {
    expect(bytesOf(packed, name)).toBeUndefined();
    expect(documentIn(packed, name)).toBeUndefined();
  }
  expect(() => packCatalog({ "../b": agent("b") }, {}, today)).toThrow("../b");
});

test("only a judgement that time does not change is made beforehand", () => {
  expect(packed.agents["b"]!.appraisal).toMatchObject({ name: "b", fault: null });
  expect(packed.agents["a"]!.appraisal).toBeUndefined();
});

test("a judgement that was made beforehand is for that very text in a project", async () => {
  const marked = structuredClone(packed) as Catalog;
  Object.assign(marked.agents["b"]!.appraisal!, { description: "made beforehand" });
  const described = async (scope: "project" | "user", name: string, text: string) =>
    (await appraiser(async () => marked, { scope, today })(name, bytes(text))).description;
  expect(await described("project", "b", agent("b"))).toBe("made beforehand");
  expect(await described("user", "b", agent("b"))).toBe("Does b");
  expect(await described("project", "b", `${agent("b")}\n`)).toBe("Does b");
  expect(await described("project", "c", agent("b"))).toBe("Does b");
});

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test("the shipped agents are judged beforehand, as they would be now", async () => {
  const agents = Object.entries(await textsIn(at("agents"))).map(
    ([file, text]) => [file.slice(0, -".md".length), text] as const,
  );
  const shipped = packCatalog(Object.fromEntries(agents), {}, today);
  for (const [name, text] of agents) {
    const now = appraise(name, bytes(text), { scope: "project", today });
    expect(shipped.agents[name]).toEqual({ text, appraisal: now });
    expect(now).toMatchObject({ name, fault: null, blocking: [] });
  }
});

const names = ["backend-specialist", "database-specialist", "devops-engineer", "test-engineer"];

test.for<[string, string[]]>([
  ["devops-enginer", ["devops-engineer"]],
  ["DevOps-Engineer", ["devops-engineer"]],
  ["agents/devops-engineer.md", ["devops-engineer"]],
  ["devops", ["devops-engineer"]],
  ["engineer", ["devops-engineer", "test-engineer"]],
  ["backend engineer", ["backend-specialist", "devops-engineer", "test-engineer"]],
  ["a", []],
  ["", []],
  ["painter", []],
])("near %j", ([word, near]) => {
  expect(nearNames(word, names)).toEqual(near);
});
