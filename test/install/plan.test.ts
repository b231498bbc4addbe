import { describe, expect, test } from "vitest";
import { appraise } from "../../src/install/door/appraise.ts";
import type { Lock, LockEntry } from "../../src/install/lock/schema.ts";
import type { Occupant } from "../../src/install/survey/occupant.ts";
import type { OfferedAgent } from "../../src/install/plan/offered.ts";
import { isBlocked, planInstall } from "../../src/install/plan/plan.ts";
import type { OnConflict, Policy } from "../../src/install/plan/policy.ts";
import type { Step } from "../../src/install/plan/step.ts";
import { renamed } from "../../src/install/rename.ts";
import type { Survey } from "../../src/install/survey/survey.ts";
import { bytesHash, textHash } from "../../src/install/text-hash.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (of: Uint8Array) => new TextDecoder().decode(of);
const file = (content: string): Occupant => ({ kind: "file", bytes: bytes(content) });
const options = { scope: "project", today: "2026-11-26" } as const;

const agent = (body = "One.\n\nTwo.\n\nThree.", fields = "tools: Read") =>
  `---\nname: a\ndescription: d\n${fields}\n---\n${body}\n`;

function offer(content = agent(), more: Partial<OfferedAgent> = {}): OfferedAgent {
  const upstream = bytes(content);
  return {
    name: "a",
    requested: "a",
    resolved: { type: "catalog", package: "install-agent", version: "2.0.0", path: "agents/a.md" },
    upstream,
    bytes: upstream,
    appraisal: appraise("a", upstream, options),
    granted: [],
    auto: false,
    dependencies: [],
    documents: null,
    further: [],
    ...more,
  };
}

const lockWith = (agents: Lock["agents"]): Survey["lock"] => ({
  lock: { lockfileVersion: 1, agents },
  hash: Object.keys(agents).length > 0 ? "sha256-of-the-file" : null,
  path: "/p/install-agent.lock.json",
});

const empty: Survey = {
  destination: { scope: "project", root: "/p", boundary: "/p", parts: [".claude", "agents"] },
  folder: { kind: "present", real: "/p/.claude/agents" },
  occupants: new Map(),
  twins: new Map(),
  namesakes: new Map(),
  agents: new Set(),
  documents: new Set(),
  documentPlaces: new Map(),
  lock: lockWith({}),
  bases: new Map(),
  recovered: new Map(),
  entries: new Set(),
  beside: new Map(),
};

/** A project in which `base` was installed and `local` stands there now. */
function installed(base: string, local: string, more: Partial<LockEntry> = {}): Partial<Survey> {
  const hash = textHash(bytes(base));
  const entry: LockEntry = {
    requested: "a",
    resolved: { type: "catalog", package: "install-agent", version: "1.0.0", path: "agents/a.md" },
    upstream: hash,
    files: { ".claude/agents/a.md": { target: "claude", sha256: hash } },
    dependencies: [],
    auto: false,
    ...more,
  };
  return {
    occupants: new Map([["a", file(local)]]),
    lock: lockWith({ a: entry }),
    bases: new Map([[hash, { bytes: bytes(base), hash: bytesHash(bytes(base)), whole: true }]]),
  };
}

const policy = (onConflict: OnConflict = "fail", rest: Partial<Policy> = {}): Policy => ({
  onConflict,
  acceptsMerge: () => onConflict === "merge",
  acceptsWidening: () => false,
  appraise: async (name, content) => appraise(name, content, options),
  allow: [],
  writesMissing: true,
  ...rest,
});

const planned = (found: Partial<Survey>, wanted = offer(), how = policy()) =>
  planInstall([wanted], { ...empty, ...found }, how);
const plan = async (...args: Parameters<typeof planned>): Promise<Step> =>
  (await planned(...args)).steps[0]!;

/** The changes by their paths, with the texts. */
const changes = async (...args: Parameters<typeof planned>) =>
  Object.fromEntries(
    (await planned(...args)).changes.map(({ path, after }) => [
      path.replace(/sha256-[0-9a-f]{64}/, "HASH"),
      after && text(after),
    ]),
  );

describe("one agent that is new", () => {
  test.for<[string, Partial<Survey>, Partial<Step>]>([
    ["nothing there", {}, { action: "write", path: "/p/.claude/agents/a.md" }],
    [
      "no folder yet",
      { folder: { kind: "absent", real: "/p/.claude/agents", missing: ["/p/.claude/agents"] } },
      { action: "write" },
    ],
    ["the same", { occupants: new Map([["a", file(agent())]]) }, { action: "same", by: "bytes" }],
    [
      "the same with other line ends",
      { occupants: new Map([["a", file(agent().replaceAll("\n", "\r\n"))]]) },
      { action: "same", by: "line-ends" },
    ],
    [
      "a bare carriage return",
      { occupants: new Map([["a", file(agent().replace("One.\n", "One.\r"))]]) },
      { action: "conflict" },
    ],
    ["an empty file", { occupants: new Map([["a", file("")]]) }, { action: "conflict" }],
    [
      "a huge file",
      { occupants: new Map([["a", { kind: "large-file" }]]) },
      { action: "conflict" },
    ],
    [
      "the same, and a namesake",
      { occupants: new Map([["a", file(agent())]]), namesakes: new Map([["a", ["/p/b.md"]]]) },
      { action: "conflict", conflict: { kind: "namesake", paths: ["/p/b.md"] } },
    ],
    [
      "a twin",
      { twins: new Map([["a", "/p/A.md"]]) },
      { action: "conflict", conflict: { kind: "twin", path: "/p/A.md" } },
    ],
    [
      "something unsafe",
      { occupants: new Map([["a", { kind: "unsafe", what: "is a folder" }]]) },
      { action: "refused" },
    ],
    [
      "an unsafe folder",
      { folder: { kind: "unsafe", path: "/p/.claude", what: "is not a folder" } },
      {
        action: "refused",
        refusal: { kind: "unsafe-place", path: "/p/.claude", what: "is not a folder" },
      },
    ],
  ])("%s", async ([, found, step]) => {
    expect(await plan(found)).toMatchObject({ name: "a", ...step });
  });

  test("what the file is decides before what is there", async () => {
    const refusal = { kind: "other-name", declares: "b" } as const;
    const step = await plan(
      { occupants: new Map([["a", file(agent())]]) },
      offer(agent(), { refusal }),
    );
    expect(step).toMatchObject({ action: "refused", refusal });
  });

  test.for(["con", "A", "a b", "../a", "a.b", "nul", "-a", "x".repeat(65), "a\u0300"])(
    "no file is named after %j",
    async (name) => {
      expect(await plan({}, offer(agent(), { name }))).toMatchObject({
        action: "refused",
        refusal: { kind: "unsafe-name" },
      });
    },
  );

  test("comes with its text for later merges, and the lock", async () => {
    const { ".claude/agents/a.md": written, ...rest } = await changes({});
    expect(written).toBe(agent());
    expect(rest[".claude/.install-agent/HASH.base"]).toBe(agent());
    expect(JSON.parse(rest["install-agent.lock.json"]!)).toEqual({
      lockfileVersion: 1,
      agents: {
        a: {
          requested: "a",
          resolved: offer().resolved,
          upstream: textHash(bytes(agent())),
          files: {
            ".claude/agents/a.md": { target: "claude", sha256: textHash(bytes(agent())) },
          },
          dependencies: [],
          auto: false,
        },
      },
    });
  });

  test("a file of somebody else's is replaced on request only, and kept", async () => {
    const found = { occupants: new Map([["a", file("mine")]]), entries: new Set(["a.md.bak"]) };
    expect(await plan(found)).toMatchObject({ action: "conflict", conflict: { kind: "content" } });
    expect(await plan(found, offer(), policy("keep"))).toMatchObject({ action: "skip" });
    expect((await planned(found, offer(), policy("keep"))).changes).toEqual([]);
    expect(await changes(found, offer(), policy("theirs"))).toMatchObject({
      ".claude/agents/a.md": agent(),
      ".claude/agents/a.md.bak1": "mine",
    });
  });
});

describe("one agent that is installed", () => {
  const base = agent();
  const fresh = agent("One.\n\nTwo.\n\n3.");
  const local = agent("1.\n\nTwo.\n\nThree.");
  const joined = agent("1.\n\nTwo.\n\n3.");

  test("untouched: takes the new text, and the old one is forgotten", async () => {
    const found = installed(base, base);
    expect(await plan(found, offer(fresh))).toMatchObject({ action: "update", wider: [] });
    const all = (await planned(found, offer(fresh))).changes;
    expect(all.map(({ path, after }) => [path.split("/").at(-1), after === null])).toEqual([
      ["a.md", false],
      [`${textHash(bytes(fresh))}.base`, false],
      [`${textHash(bytes(base))}.base`, true],
      ["install-agent.lock.json", false],
    ]);
  });

  test("untouched but for its line ends: they stay", async () => {
    const found = installed(base, base.replaceAll("\n", "\r\n"));
    const step = await plan(found, offer(fresh));
    expect(step.action === "update" && text(step.bytes)).toBe(fresh.replaceAll("\n", "\r\n"));
  });

  test("edited, and nothing new: stays, and the lock says what it said", async () => {
    expect(await plan(installed(base, local), offer(base))).toMatchObject({
      action: "keep",
      acknowledged: false,
    });
    const version = { resolved: offer().resolved };
    expect((await planned(installed(base, local, version), offer(base))).changes).toEqual([]);
  });

  test("edited, and something new: joined once that was agreed to", async () => {
    const found = installed(base, local);
    expect(await plan(found, offer(fresh))).toMatchObject({
      action: "conflict",
      conflict: { kind: "unconfirmed" },
    });
    const step = await plan(found, offer(fresh), policy("merge"));
    expect(step.action === "merge" && text(step.bytes)).toBe(joined);
    expect(await plan(found, offer(fresh), policy("keep"))).toMatchObject({ action: "keep" });
    expect(await changes(found, offer(fresh), policy("theirs"))).toMatchObject({
      ".claude/agents/a.md": fresh,
      ".claude/agents/a.md.bak": local,
    });
  });

  test("edited in the same place: stays, with both texts beside it", async () => {
    const clash = agent("First.\n\nTwo.\n\nThree.");
    const found = installed(base, local);
    expect(await plan(found, offer(clash), policy("merge"))).toMatchObject({
      action: "conflict",
      conflict: { kind: "merge", keys: [], body: true },
    });
    expect(await changes(found, offer(clash), policy("merge"))).toEqual({
      ".claude/agents/a.md.upstream": clash,
      ".claude/agents/a.md.merge": expect.stringContaining("<<<<<<< yours\n1.\n"),
    });
    const kept = JSON.parse(
      (await changes(found, offer(clash), policy("keep")))["install-agent.lock.json"]!,
    );
    expect(kept.agents.a).toMatchObject({
      upstream: textHash(bytes(clash)),
      files: { ".claude/agents/a.md": { sha256: textHash(bytes(local)) } },
    });
  });

  test("edited just like the new one: the lock moves on", async () => {
    expect(await plan(installed(base, fresh), offer(fresh))).toMatchObject({ action: "same" });
    const more = agent("1.\n\nTwo.\n\n3.");
    expect(await plan(installed(base, more), offer(fresh))).toMatchObject({
      action: "keep",
      acknowledged: true,
    });
  });

  test("the stored text is gone or was changed: nothing is guessed", async () => {
    const found = installed(base, local);
    const [hash, stored] = [...found.bases!][0]!;
    const altered = new Map([[hash, { ...stored, whole: false }]]);
    for (const bases of [new Map(), altered]) {
      expect(await plan({ ...found, bases }, offer(fresh), policy("merge"))).toMatchObject({
        action: "conflict",
        conflict: { kind: "no-base" },
      });
    }
  });

  test("the stored text is gone: a file that is as it was needs none, and its source may have it", async () => {
    const { bases, ...found } = installed(base, base);
    expect(await plan(found, offer(fresh))).toMatchObject({ action: "update" });
    const edited = { ...found, occupants: new Map([["a", file(local)]]) };
    const recovered = new Map([...bases!].map(([hash, stored]) => [hash, stored.bytes]));
    expect(await plan({ ...edited, recovered }, offer(fresh), policy("merge"))).toMatchObject({
      action: "merge",
    });
  });

  test("what the joined text would be must come in like any other", async () => {
    const found = installed(
      agent("x", "tools:\n  - Read\n  - Bash"),
      agent("x", "disallowedTools: Read\ntools:\n  - Read\n  - Bash"),
    );
    expect(await plan(found, offer(agent("x", "tools:\n  - Read")), policy("merge"))).toMatchObject(
      {
        action: "conflict",
        conflict: { kind: "merge-refused", refusal: { kind: "toolless" } },
      },
    );
  });

  test("the file is gone", async () => {
    const found = { ...installed(base, local), occupants: new Map() };
    expect(await plan(found, offer(fresh))).toMatchObject({ action: "write" });
    const how = policy("fail", { writesMissing: false });
    expect(await plan(found, offer(fresh), how)).toMatchObject({ action: "missing" });
    expect((await planned(found, offer(fresh), how)).changes).toEqual([]);
  });

  test.for<[string, string, string, string[]]>([
    ["a tool", "tools: Read", "tools: Read, Bash", ["gets the tool Bash"]],
    ["all tools", "tools: Read", "", ["gets all that the session has, before only Read"]],
    [
      "a mode",
      "tools: Read",
      "tools: Read\npermissionMode: acceptEdits",
      ["has the permission mode acceptEdits"],
    ],
    ["a model", "model: haiku", "model: opus", ["runs on opus, before on haiku"]],
    [
      "a memory",
      "tools: Read, Write, Edit",
      "tools: Read, Write, Edit\nmemory: user",
      ["keeps a memory (user), and with it Read, Write and Edit"],
    ],
    [
      "hooks",
      "tools: Read",
      "tools: Read\nhooks:\n  PreToolUse:\n    - matcher: Read\n      hooks:\n        - type: command\n          command: ./x.sh",
      ["runs other commands of its own"],
    ],
    [
      "a server",
      "tools: Read",
      "tools: Read\nmcpServers:\n  - own:\n      command: ./x",
      ["uses the MCP server own", "starts other MCP servers of its own"],
    ],
    ["a denial gone", "disallowedTools: Bash", "color: red", ["is no longer denied Bash"]],
  ])("%s more is never given unasked", async ([, before, after, wider]) => {
    const found = installed(agent("x", before), agent("x", before));
    const wanted = offer(agent("x", after));
    const step = await plan(found, wanted, policy("theirs"));
    expect(step).toMatchObject({ action: "refused", refusal: { kind: "wider" } });
    if (step.action !== "refused" || step.refusal.kind !== "wider") return;
    expect(step.refusal.wider).toEqual(expect.arrayContaining(wider));
    const how = policy("fail", { acceptsWidening: () => true });
    expect(await plan(found, wanted, how)).toMatchObject({ action: "update" });
    // The way back takes something away.
    if (!before.startsWith("model")) {
      const back = installed(agent("x", after), agent("x", after));
      expect(await plan(back, offer(agent("x", before)))).toMatchObject({ action: "update" });
    }
  });

  test("under another name, the base is the text under that name", async () => {
    const mine = (content: string) => renamed(bytes(content), "mine")!;
    const found = installed(base, text(mine(local)), { upstreamName: "a" });
    const entry = found.lock!.lock.agents["a"]!;
    const as = offer(fresh, { name: "mine", upstreamName: "a", bytes: mine(fresh) });
    const step = await plan(
      {
        ...found,
        lock: lockWith({ mine: entry }),
        occupants: new Map([["mine", found.occupants!.get("a")!]]),
      },
      as,
      policy("merge"),
    );
    expect(step.action === "merge" && text(step.bytes)).toBe(text(mine(joined)));
  });
});

describe("documents", () => {
  const path = "docs/x.md";
  const brought = (content: string, at = path) => ({
    path: at,
    bytes: bytes(content),
    warnings: [],
    granted: [],
  });
  const there = (content: string) => ({
    documentPlaces: new Map([[path, { kind: "file", bytes: bytes(content) } as const]]),
  });
  const known = (content: string) =>
    ({ target: "document", sha256: textHash(bytes(content)) }) as const;
  const reading = agent(`Read ${path}.`);
  const wanted = offer(reading, { documents: [brought("new\n")] });
  const npm = (name: string): LockEntry["resolved"] => ({
    type: "npm",
    package: name,
    version: "1.0.0",
    integrity: `sha512-${"a".repeat(86)}==`,
    path: "agents/b.md",
  });
  /** A project that has another agent as well, which came along with the document. */
  const beside = (resolved: LockEntry["resolved"], content: string) => {
    const { lock, ...rest } = installed(reading, reading, { files: { [path]: known(content) } });
    const b = { ...lock!.lock.agents["a"]!, resolved };
    return { ...rest, lock: lockWith({ a: lock!.lock.agents["a"]!, b }) };
  };
  const lockAfter = async (...args: Parameters<typeof planned>) =>
    JSON.parse((await changes(...args))["install-agent.lock.json"] ?? "null")?.agents;

  test.for<[string, Partial<Survey>, string]>([
    ["nothing there", {}, "write"],
    ["the same", there("new\n"), "same"],
    ["the same with other line ends", there("new\r\n"), "same"],
    ["another one of the project's own", there("theirs\n"), "left"],
    [
      "as it was installed",
      { ...installed(reading, reading, { files: { [path]: known("old\n") } }), ...there("old\n") },
      "update",
    ],
    [
      "changed since",
      { ...installed(reading, reading, { files: { [path]: known("old\n") } }), ...there("mine\n") },
      "left",
    ],
    [
      "no file",
      { documentPlaces: new Map([[path, { kind: "taken", what: "is no file" }]]) },
      "left",
    ],
  ])("%s", async ([, found, action]) => {
    expect((await planned(found, wanted)).documents).toMatchObject([{ path, action }]);
    const written = (await changes(found, wanted))[path];
    expect(written).toBe(action === "write" || action === "update" ? "new\n" : undefined);
  });

  test("all agents of one source know the text that is there afterwards", async () => {
    for (const found of [there("old\n"), there("new\n"), {}]) {
      const project = {
        ...beside({ ...wanted.resolved } as LockEntry["resolved"], "old\n"),
        ...found,
      };
      const agents = await lockAfter(project, wanted);
      expect(agents.a.files[path]).toEqual(known("new\n"));
      expect(agents.b.files[path]).toEqual(known("new\n"));
    }
  });

  test("what another source brought is not exchanged", async () => {
    for (const found of [there("old\n"), {}]) {
      const { documents, changes: all } = await planned(
        { ...beside(npm("other"), "old\n"), ...found },
        wanted,
      );
      expect(documents).toMatchObject([
        { action: "left", why: "came along with b, from another source" },
      ]);
      expect(all.map((change) => change.path)).not.toContain(path);
    }
    // The same text is nobody's alone.
    const same = { ...beside(npm("other"), "new\n"), ...there("new\n") };
    expect((await planned(same, wanted)).documents).toMatchObject([{ action: "same" }]);
  });

  test("two texts for one place are none", async () => {
    const other = { ...wanted, name: "b", documents: [brought("other\n")] };
    const { documents, changes: all } = await planInstall([wanted, other], empty, policy());
    expect(documents).toMatchObject([
      { action: "left", why: "is another text with b than with a" },
    ]);
    expect(all.map((change) => change.path)).not.toContain(path);
  });

  test.for([
    ["docs/X.md", "docs/X.md"],
    ["docs/x.md/y.md", "docs/x.md"],
    ["docs/SUB/y.md", "docs/SUB"],
  ])("%s beside docs/x.md and docs/sub/z.md", async ([other, twin]) => {
    const both = offer(agent(), {
      documents: [brought("1", path), brought("2", "docs/sub/z.md"), brought("3", other)],
    });
    const { documents } = await planned({}, both);
    const left = documents.filter(({ action }) => action === "left");
    expect(left).toHaveLength(2);
    expect(left[0]!.why).toContain(`takes the place of ${twin}`);
  });

  test("what is no longer referred to goes, unless somebody has changed it or needs it", async () => {
    const old = "docs/old.md";
    const place = (content: string) => ({
      documentPlaces: new Map([[old, { kind: "file", bytes: bytes(content) } as const]]),
    });
    const project = installed(agent("Read docs/old.md."), agent("Read docs/old.md."), {
      files: { [old]: known("old\n"), ".claude/agents/a.md": known("x") },
    });
    const moved = { ...wanted };
    const gone = await planned({ ...project, ...place("old\n") }, moved);
    expect(gone.documents).toMatchObject([
      { path, action: "write" },
      { path: old, action: "remove" },
    ]);
    expect(await changes({ ...project, ...place("old\n") }, moved)).toMatchObject({ [old]: null });
    expect((await lockAfter({ ...project, ...place("old\n") }, moved)).a.files).not.toHaveProperty([
      old,
    ]);
    const changed = await planned({ ...project, ...place("mine\n") }, moved);
    expect(changed.documents).toMatchObject([{ path }]);
    // Not asked for this time: all stays as it is.
    const without = { ...moved, documents: null };
    expect((await planned({ ...project, ...place("old\n") }, without)).documents).toEqual([]);
    expect((await lockAfter({ ...project, ...place("old\n") }, without)).a.files).toHaveProperty([
      old,
    ]);
    // Still referred to, but no longer in the source: kept.
    const kept = offer(agent("Read docs/old.md, too."), { documents: [] });
    expect((await planned({ ...project, ...place("old\n") }, kept)).documents).toEqual([]);
    const b = { ...project.lock!.lock.agents["a"]! };
    const needed = { ...project, lock: lockWith({ ...project.lock!.lock.agents, b }) };
    const { documents } = await planned({ ...needed, ...place("old\n") }, moved);
    expect(documents).toMatchObject([{ path }]);
  });

  test("what one agent leaves may come with another one of another source", async () => {
    const project = installed(agent("Read docs/x.md."), agent("Read docs/x.md."), {
      files: { [path]: known("old\n"), ".claude/agents/a.md": known("x") },
    });
    const leaving = offer(agent("Read nothing."), { documents: [] });
    const taking = { ...wanted, name: "b", resolved: npm("other") as OfferedAgent["resolved"] };
    const after = async (found: Partial<Survey>, ...offers: OfferedAgent[]) =>
      (await planInstall(offers, { ...empty, ...project, ...found }, policy())).documents;
    expect(await after(there("old\n"), leaving, taking)).toMatchObject([{ action: "update" }]);
    expect(await after(there("mine\n"), leaving, taking)).toMatchObject([{ action: "left" }]);
    // Two that want other texts get none, and nobody needs the old one.
    const third = { ...taking, name: "c", documents: [brought("other\n")] };
    expect(await after(there("old\n"), leaving, taking, third)).toMatchObject([
      { action: "remove" },
    ]);
  });

  test("grants are kept for the text that they were given to", async () => {
    const granted = offer(reading, {
      documents: [{ ...brought("new\n"), granted: ["unicode-tags"] }],
    });
    const { grants, ...rest } = (await lockAfter({}, granted)).a;
    expect(grants).toEqual([{ rule: "unicode-tags", sha256: textHash(bytes("new\n")) }]);
    const project = { ...installed(reading, reading, { ...rest, grants }), ...there("new\n") };
    const next = offer(`${reading}More.\n`, { documents: null });
    expect((await lockAfter(project, next)).a.grants).toEqual(grants);
  });
});

test("one conflict blocks all, in the order asked for", async () => {
  const occupants = new Map([["a", file("other")]]);
  const both = await planInstall(
    [offer(agent(), { name: "b" }), offer()],
    { ...empty, occupants },
    policy(),
  );
  expect(both.steps.map(({ name, action }) => [name, action])).toEqual([
    ["b", "write"],
    ["a", "conflict"],
  ]);
  expect(both.steps.some(isBlocked)).toBe(true);
  expect(both.changes).toEqual([]);
});
