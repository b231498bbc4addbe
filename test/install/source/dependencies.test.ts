import { expect, test } from "vitest";
import { offersOfDependencies } from "../../../src/install/source/dependencies.ts";
import { ask, envIn } from "../../support/ask.ts";
import { agent, tree } from "../../support/tree.ts";

test("direct dependencies that say they have agents", async () => {
  const folder = await tree({
    "package.json": JSON.stringify({
      dependencies: { "@acme/agents": "1", plain: "1", gone: "1", "../evil": "1", broken: "1" },
      devDependencies: { lib: "1", "@acme/agents": "1" },
    }),
    "node_modules/@acme/agents/package.json": '{"version":"1.2.0","agents":"agents/*.md"}',
    "node_modules/@acme/agents/agents/a.md": agent("a"),
    "node_modules/@acme/agents/agents/b.md": agent("b"),
    "node_modules/lib/package.json": '{"agents":["x.md"]}',
    "node_modules/lib/x.md": agent("x"),
    "node_modules/plain/package.json": "{}",
    "node_modules/plain/agents/p.md": agent("p"),
    "node_modules/broken/package.json": "{",
    "node_modules/other/package.json": '{"agents":["x.md"]}',
    "node_modules/other/x.md": agent("other"),
  });
  const offers = await offersOfDependencies(envIn(folder));
  expect(
    offers.map(({ package: name, version, agents }) => [
      name,
      version,
      agents.map(({ spec }) => spec),
    ]),
  ).toEqual([
    ["@acme/agents", "1.2.0", ["./node_modules/@acme/agents#a", "./node_modules/@acme/agents#b"]],
    ["lib", "", ["./node_modules/lib#x"]],
  ]);
  expect(await ask(folder, offers[0]!.agents[1]!.spec)).toEqual([
    'b {"type":"path","path":"node_modules/@acme/agents/agents/b.md"}',
  ]);
});

test("no project, no offers", async () => {
  expect(await offersOfDependencies(envIn(await tree({ x: "" })))).toEqual([]);
  expect(await offersOfDependencies(envIn(await tree({ "package.json": "7" })))).toEqual([]);
});
