import { describe, expect, test } from "vitest";
import { parseAgent } from "../../src/agent/document.ts";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import { buildRoster } from "../../src/roster/roster.ts";
import type { Member, RootKind } from "../../src/roster/roster.ts";

interface Sketch {
  readonly path: string;
  readonly name: string;
  readonly kind?: RootKind;
  readonly distance?: number;
  readonly broken?: boolean;
}

function member({ path, name, kind = "project", distance = 0, broken = false }: Sketch): Member {
  const text = `---\nname: ${JSON.stringify(name)}\n${broken ? "" : "description: d\n"}---\n`;
  const reading = read(parseAgent(path, text), { client: clientAt(), scope: kind });
  return { reading, root: { path: `${kind}${distance}`, kind, distance } };
}

/** "loser < winner" for every shadowed member. */
function shadows(...sketches: readonly Sketch[]): string[] {
  const { members, shadowedBy } = buildRoster(sketches.map(member));
  const pathOf = ({ reading }: Member) => reading.document.file.path;
  return members.flatMap((one) => {
    const winner = shadowedBy.get(one.reading);
    return winner ? [`${pathOf(one)} < ${pathOf(winner)}`] : [];
  });
}

// Observed on 2.1.330.
describe("who wins a name", () => {
  test("in one folder the last path in code-point order", () => {
    expect(shadows({ path: "a.md", name: "x" }, { path: "b.md", name: "x" })).toEqual([
      "a.md < b.md",
    ]);
    expect(
      shadows(
        { path: "Z.md", name: "x" },
        { path: "a.md", name: "x" },
        { path: "m.md", name: "x" },
      ),
    ).toEqual(["Z.md < m.md", "a.md < m.md"]);
    expect(shadows({ path: "sub/x.md", name: "x" }, { path: "x.md", name: "x" })).toEqual([
      "sub/x.md < x.md",
    ]);
  });

  test("in a plugin the first path", () => {
    const one = { path: "a.md", name: "x", kind: "plugin" } as const;
    expect(shadows(one, { ...one, path: "b.md" })).toEqual(["b.md < a.md"]);
  });

  test("the nearer folder before the farther, the project before the user, the user before a plugin", () => {
    const near = { path: "a/near.md", name: "x", distance: 0 };
    const far = { path: "z/far.md", name: "x", distance: 1 };
    const user = { path: "user.md", name: "x", kind: "user" } as const;
    expect(shadows(near, far)).toEqual(["z/far.md < a/near.md"]);
    expect(shadows(user, far)).toEqual(["user.md < z/far.md"]);
  });

  test("names compare exactly", () => {
    expect(
      shadows(
        { path: "1.md", name: "Foo" },
        { path: "2.md", name: "foo" },
        { path: "3.md", name: "foo " },
        { path: "4.md", name: "caf\u00e9" },
        { path: "5.md", name: "cafe\u0301" },
      ),
    ).toEqual([]);
  });

  test("an agent that does not load wins nothing and is shadowed by nothing", () => {
    expect(shadows({ path: "a.md", name: "x" }, { path: "b.md", name: "x", broken: true })).toEqual(
      [],
    );
  });
});
