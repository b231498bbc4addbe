import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clientAt } from "../../src/client/client.ts";
import { readSessionAgents } from "../../src/client/session-agents.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { sessionJson } from "./session-json.ts";
import type { SessionCase } from "./session-json.ts";

/* The reading of `--agents` JSON held against what the real client was observed to define. */

const { client, cases } = JSON.parse(
  readFileSync(new URL("agents-json.json", import.meta.url), "utf8"),
) as { readonly client: string; readonly cases: readonly SessionCase[] };

const readText = (text: string) => {
  return readSessionAgents(new SourceFile("agents.json", text), clientAt(client));
};

test("there are cases, taken and refused ones", () => {
  expect(cases.filter(([, agents]) => agents).length).toBeGreaterThan(80);
  expect(cases.filter(([, agents]) => !agents).length).toBeGreaterThan(80);
});

test.for(cases)("%j", ([text, agents]) => {
  const readings = readText(text);
  expect(readings.some(({ loads }) => !loads)).toBe(agents === null);
  if (!agents) return;
  const read = readings.map(({ name, description, values }) => [
    name,
    description,
    values.model ?? null,
  ]);
  expect(read.toSorted()).toEqual(agents.toSorted());
});

test("any text is read, with every place inside of it", () => {
  const texts = fc.oneof(sessionJson, fc.json(), fc.string());
  fc.assert(
    fc.property(texts, (text) => {
      for (const reading of readText(text)) {
        expect(reading.loads).toBe(reading.reason === undefined);
        expect(
          reading.trace.filter(({ span }) => span.start > span.end || span.end > text.length),
        ).toEqual([]);
        if (reading.loads) expect(reading.name).toBeDefined();
      }
    }),
    { numRuns: 500 },
  );
});

test("deep nesting is an error and no exception", () => {
  const [reading] = readText(`{"a":${"[".repeat(100_000)}`);
  expect(reading?.loads).toBe(false);
});
