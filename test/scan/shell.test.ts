import { execFileSync } from "node:child_process";
import { assert, constantFrom, letrec, oneof, property, tuple } from "fast-check";
import type { Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { endingsOf } from "../../src/scan/shell/exit-codes.ts";
import { parseShell } from "../../src/scan/shell/parse.ts";

/** Whether a script can end with 2: `no` is a promise. */
function endsWithTwo(text: string): "no" | "maybe" {
  const script = parseShell(text);
  const endings = script && endingsOf(script);
  if (!endings) return "maybe";
  return endings.some(({ code = 2, lost }) => !lost && code === 2) ? "maybe" : "no";
}

function run(script: string): number {
  try {
    execFileSync("sh", ["-c", script], { stdio: "ignore", timeout: 5_000, env: {} });
    return 0;
  } catch (error) {
    return (error as { readonly status: number }).status;
  }
}

const { script } = letrec<{ script: string; command: string }>((tie) => {
  const inner = tie("script");
  const forms: readonly Arbitrary<string>[] = [
    inner.map((a) => `(${a})`),
    inner.map((a) => `{ ${a}\n}`),
    inner.map((a) => `sh -c '${a.replaceAll("'", "'\\''")}'`),
    tuple(inner, inner, inner).map(([a, b, c]) => `if ${a}\nthen ${b}\nelse ${c}\nfi`),
    tuple(inner, inner).map(([a, b]) => `while ${a}\ndo ${b}\nbreak\ndone`),
    inner.map((a) => `for x in 1 2; do ${a}\ndone`),
    tuple(inner, inner).map(([a, b]) => `case x in y) ${a}\n;; x|z) ${b}\nesac`),
    tie("command").map((a) => `! ${a}`),
    tuple(tie("command"), tie("command")).map(([a, b]) => `${a} | ${b}`),
  ];
  return {
    command: oneof(
      { depthSize: "small", withCrossShrink: true },
      constantFrom(
        ...'exit 2_exit 2_exit 1_exit 0_true_false_echo \'a; exit 2\'_X=$(exit 2)_test -n ""_(exit 2)_: "$(exit 2)"_[ a = a ] # exit 2_exit "2"_sh -c \'exit 2\'_exit 258_echo exit\\ 2 >/dev/null 2>&1'.split(
          "_",
        ),
      ),
      ...forms,
    ),
    script: oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("command"),
      tuple(inner, constantFrom("; ", "\n", " && ", " || ", " &\n"), tie("command")).map((all) =>
        // A comment ends with its line.
        all.join("").replaceAll(/# exit 2(?!\n)/g, "# exit 2\n"),
      ),
      inner.map((a) => `set -e\n${a}`),
    ),
  };
});

describe.skipIf(process.platform === "win32")("what is said of a script", () => {
  test("holds when it is run", { timeout: 120_000 }, () => {
    const seen = { no: 0, maybe: 0, two: 0 };
    assert(
      property(script, (text) => {
        const said = endsWithTwo(text);
        const code = run(text);
        seen[said]++;
        if (code === 2) seen.two++;
        if (said === "no") expect({ text, code }).not.toEqual({ text, code: 2 });
      }),
      { numRuns: 1_000 },
    );
    // Otherwise the promise was never made, or could not have been broken.
    expect(seen.no).toBeGreaterThan(100);
    expect(seen.two).toBeGreaterThan(100);
  });
});
