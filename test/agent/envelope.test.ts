import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitEnvelope } from "../../src/agent/envelope.ts";

const fields = "name: a\ndescription: b\n";

describe("a block ends at the first three dashes", () => {
  test.for([
    ["---\nname: a\n---\nbody\n", "name: a\n", "body", true],
    ["---\r\nname: a\r\n---\r\nbody\r\n", "name: a\r\n", "body", true],
    ["---   \nname: a\n---", "name: a\n", "", true],
    ["---\n\n\n  name: a\n---\n", "  name: a\n", "", true],
    ["---\n---\nbody", "", "body", true],
    ["---\nname: a---\nbody", "name: a", "body", false],
    ["---\nname: a --- b\n---\nbody", "name: a ", "b\n---\nbody", false],
    ["---\nname: a\n  ---\nbody", "name: a\n  ", "body", false],
    ["---\nname: a\n----\nbody", "name: a\n", "-\nbody", false],
    ["---\n# ----- x\nname: a\n---\n", "# ", "-- x\nname: a\n---", false],
    ["---\u00a0\nname: a\n---\n", "name: a\n", "", true],
  ] as const)("%j", ([text, block, body, alone]) => {
    const envelope = splitEnvelope(text);
    expect(envelope.kind).toBe("fenced");
    if (envelope.kind !== "fenced") return;
    expect(text.slice(envelope.block.start, envelope.block.end)).toBe(block);
    expect(text.slice(envelope.body.start, envelope.body.end)).toBe(body);
    expect(envelope.closerAlone).toBe(alone);
  });

  test("a byte-order mark is noted and stepped over", () => {
    expect(splitEnvelope(`\ufeff---\n${fields}---\n`)).toMatchObject({ kind: "fenced", bom: true });
  });
});

describe("no block", () => {
  test.for([
    ["", "no-fields", ""],
    ["Just a prompt.\n", "no-fields", "Just a prompt."],
    [fields, "fields-without-fence", "name: a"],
    [`----\n${fields}----\n`, "opener-not-alone", "----"],
    [`---yaml\n${fields}---\n`, "opener-not-alone", "---yaml"],
    [`---js\n${fields}---\n`, "opener-not-alone", "---js"],
    [`--- # note\n${fields}---\n`, "opener-not-alone", "--- # note"],
    ["---", "opener-not-alone", "---"],
    [`---\n${fields}`, "not-closed", "---"],
    ["---\rname: a\r---\r", "carriage-returns", "---"],
    [`\n---\n${fields}---\n`, "text-before-fence", "---"],
    [`# Title\n\n---\n${fields}---\n`, "text-before-fence", "---"],
    [`\`\`\`yaml\n---\n${fields}---\n\`\`\`\n`, "text-before-fence", "---"],
    ["text\n\n---\n\nmore text\n\n---\n", "no-fields", "text"],
  ] as const)("%j: %s", ([text, cause, pointedAt]) => {
    const envelope = splitEnvelope(text);
    expect(envelope).toMatchObject({ kind: "unfenced", cause });
    if (envelope.kind !== "unfenced") return;
    expect(text.slice(envelope.at.start, envelope.at.end)).toBe(pointedAt);
  });

  const shown = `\`\`\`markdown\n---\n${fields}---\n\nText\n\`\`\`\n`;
  test.for([
    // A document or a prompt that shows a frontmatter has none.
    [`# Guide\n\nWrite it so:\n\n${shown}\nThen go on.\n`, "no-fields"],
    [`${"Do this.\n".repeat(13)}${shown}`, "no-fields"],
    [`${"Do this.\n".repeat(13)}${shown.replaceAll("```", "~~~~")}`, "no-fields"],
    [`# A\n\n---\n\n## Fields\n\n\`\`\`yaml\nname: a\n\`\`\`\n\n---\n`, "no-fields"],
    // Only another fence ends a block of code.
    [`Do this.\n\n~~~\n\`\`\`\n~~~\n\n---\n${fields}---\nText\n`, "text-before-fence"],
    [`Do this.\n\n\`\`\`sh\nls\n\`\`\`\n\n---\n${fields}---\nText\n`, "text-before-fence"],
    // The author put the fields into one, or pasted the file with the words around it.
    [`# A\n\n## B\n\n${shown}\nText\n`, "text-before-fence"],
    [`Here is the agent:\n\n${shown}`, "text-before-fence"],
    [`# A\n\n---\n# of the team\n\n${fields}---\n`, "text-before-fence"],
    [`\n---\r\n${fields}---\n`, "text-before-fence"],
    ["x\n---\u2028---\nname: a\n", "no-fields"],
  ] as const)("%j: %s", ([text, cause]) => {
    expect(splitEnvelope(text)).toMatchObject({ kind: "unfenced", cause });
  });

  test("the misplaced block is found", () => {
    const text = `# Title\n---\n${fields}---\nbody`;
    const envelope = splitEnvelope(text);
    if (envelope.kind !== "unfenced" || !envelope.later) throw new Error("no later block");
    expect(text.slice(envelope.later.block.start, envelope.later.block.end)).toBe(fields);
  });
});

test("every span lies inside the text, whatever the text", () => {
  const piece = fc.constantFrom(
    "---",
    "\n",
    "\r\n",
    "\r",
    " ",
    "name: a",
    "\ufeff",
    "x",
    "# ",
    "\u00a0",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join("");
      const envelope = splitEnvelope(text);
      const spans =
        envelope.kind === "fenced"
          ? [envelope.opener, envelope.block, envelope.closer, envelope.body]
          : [envelope.at, envelope.body];
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      if (envelope.kind === "fenced") {
        expect(text.slice(envelope.block.start, envelope.block.end)).not.toContain("---");
      }
    }),
    { numRuns: 500 },
  );
});
