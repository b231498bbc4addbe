import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import type { Span } from "../../src/text/source-file.ts";
import { agentFile } from "../conformance/pieces.ts";

const folder = new URL("../conformance/here", import.meta.url).href;

describe.for(["project", "plugin"] as const)("any file read as a %s agent", (scope) => {
  test.for(["2.1.62", "2.1.150", "2.1.330"])("by Claude Code %s", (version) => {
    const client = clientAt(version);
    fc.assert(
      fc.property(agentFile(folder), (text) => {
        const document = parseAgent("agent.md", text);
        const reading = read(document, { client, scope, pluginPrefix: "acme" });
        const end = document.file.text.length;
        const inFile = ({ start, end: to }: Span) => 0 <= start && start <= to && to <= end;

        const spans = reading.trace.map(({ span }) => span);
        expect(spans.filter((span) => !inFile(span))).toEqual([]);
        expect(spans.toSorted((a, b) => a.start - b.start || a.end - b.end)).toEqual(spans);
        for (const { keySpan, value } of reading.frontmatter.entries) {
          expect([inFile(keySpan), inFile(value.span)]).toEqual([true, true]);
        }
        expect(reading.bodyStartsAt.offset).toBeLessThanOrEqual(end);
        // What does not load says why, and what loads has a name.
        expect(reading.loads).toBe(reading.reason === undefined);
        expect(reading.loads).toBe(reading.name !== undefined);
      }),
      { numRuns: 400 },
    );
  });
});
