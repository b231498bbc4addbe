import { expect, test } from "vitest";
import { controlCharacter } from "../../src/rules/control-character.ts";
import { block } from "../support/agent.ts";
import { check, fixed } from "../support/check.ts";

const withBody = (body: string) =>
  `---\nname: reviewer\ndescription: Reviews a change\n---\n\n${body}\n`;

test.each([
  "a\u001b[8mb",
  "a\u0000b",
  "a\u0007",
  "a\bb",
  "a\u007fb",
  "a\u009bb",
  "one\rtwo\n",
  "a\fb",
  "\uffff",
])("finds %j", (text) => {
  expect(check(controlCharacter, withBody(text)).diagnostics).not.toEqual([]);
});

test.each(["a\tb", "one\r\ntwo\r\n", "one\ntwo", "last\r", "\ufffd"])(
  "stays silent on %j",
  (text) => {
    expect(check(controlCharacter, withBody(text)).diagnostics).toEqual([]);
  },
);

test("is shown so", () => {
  expect(check(controlCharacter, withBody("a\u001b[8mb")).rendered).toMatchInlineSnapshot(`
    "agent.md:6:2 error the control character U+001B stands here, which an editor does not show, a terminal obeys and the model reads [control-character]
      6 | a\\u{1b}[8mb
        |  ^^^^^^
      help: remove it; if text around it is damaged too, take it from a good copy"
  `);
});

test("the fix takes out what is hidden and nothing else", () => {
  expect(fixed(controlCharacter, withBody("a\u001bb"))).toBe(withBody("ab"));
});

test("a file that ends its lines in carriage returns holds no control characters", () => {
  expect(check(controlCharacter, withBody("x").replaceAll("\n", "\r")).diagnostics).toEqual([]);
});

// Older clients read no further than the first NUL, and so do not see the second name.
test.each([
  ["reviewer", ["allowed-tools: ", "  - \u0000", "  - \u0000", "name: "]],
  ["Read", ["name: Read \u0000 \u0000", "name: |", "  "]],
])("what hides fields of %s only together is not taken out unasked", (name, lines) => {
  const text = block("name: reviewer", "description: Reviews a change", ...lines);
  const options = { client: "2.1.150" };
  const { diagnostics, reading } = check(controlCharacter, text, options);
  expect(reading.name).toBe(name);
  expect(diagnostics.map(({ fix }) => fix?.applicability)).toEqual(["unsafe", "unsafe"]);
  expect(fixed(controlCharacter, text, options, ["safe"])).toBe(text);
});
