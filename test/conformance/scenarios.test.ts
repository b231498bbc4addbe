import { linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { clientAt } from "../../src/client/client.ts";
import { read } from "../../src/client/reading.ts";
import { discover } from "../../src/discover/discover.ts";
import { readAgentFile } from "../../src/discover/read-file.ts";
import { buildRoster } from "../../src/roster/roster.ts";
import type { Member } from "../../src/roster/roster.ts";
import { tree } from "../support/tree.ts";

/* Which files a session loads and who wins a name, as the real client was observed to decide. */

interface Scenario {
  /** Text by path; `-> target` is a symbolic link, `= path` a second name of the same file. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the client is started. */
  readonly cwd: string;
  /** `proj` is a git repository. */
  readonly git?: boolean;
  /** The user's agents count too. */
  readonly user?: boolean;
  /** What CLAUDE_CONFIG_DIR names. */
  readonly configDir?: string;
  readonly addDirs?: readonly string[];
  /** Read in place of what a session in `cwd` would find. */
  readonly paths?: readonly string[];
  /** Needs links, which not every system lets everybody make. */
  readonly links?: boolean;
  /** The name of every agent that the session has, by its path. */
  readonly loads: Readonly<Record<string, string>>;
  /** Why this is not asked of the discovery yet. */
  readonly todo?: string;
}

const { client, scenarios } = JSON.parse(
  readFileSync(new URL("scenarios.json", import.meta.url), "utf8"),
) as { readonly client: string; readonly scenarios: Readonly<Record<string, Scenario>> };

async function build({ files, git }: Scenario): Promise<string> {
  const root = await tree({
    "home/.claude/x": "",
    "proj/x": "",
    ...(git && { "proj/.git/HEAD": "" }),
  });
  for (const [path, text] of Object.entries(files)) {
    const absolute = join(root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    if (text.startsWith("-> ")) symlinkSync(text.slice("-> ".length), absolute);
    else if (text.startsWith("= ")) linkSync(join(root, text.slice("= ".length)), absolute);
    else writeFileSync(absolute, text);
  }
  return root;
}

async function loadedIn(root: string, scenario: Scenario): Promise<Record<string, string>> {
  const { cwd, user = false, configDir, addDirs = [], paths = [] } = scenario;
  const { files } = await discover(
    paths.map((path) => join(root, path)),
    {
      cwd: join(root, cwd),
      home: join(root, "home"),
      user,
      ...(configDir !== undefined && { configDir: join(root, configDir) }),
      addDirs: addDirs.map((folder) => join(root, folder)),
    },
  );
  const members = files.map(({ absolute, path, scope, pluginPrefix, root }): Member => {
    const result = readAgentFile(absolute, path);
    if (!("document" in result)) throw new Error(`${path}: ${result.reason}`);
    const prefix = pluginPrefix === undefined ? {} : { pluginPrefix };
    return { reading: read(result.document, { client: clientAt(client), scope, ...prefix }), root };
  });
  const { shadowedBy } = buildRoster(members);
  return Object.fromEntries(
    members.flatMap(({ reading }, index) => {
      if (!reading.loads || shadowedBy.has(reading)) return [];
      return [[relative(root, files[index]!.absolute).replaceAll("\\", "/"), reading.name]];
    }),
  ) as Record<string, string>;
}

describe(`a session of Claude Code ${client} loads`, () => {
  test.for(Object.entries(scenarios))("%s", async ([, scenario], { skip }) => {
    const { todo, links = false, loads } = scenario;
    skip(todo !== undefined, `to do: ${todo}`);
    skip(links && process.platform === "win32", "not everybody may make links here");
    const root = await build(scenario);
    expect(await loadedIn(root, scenario)).toEqual(loads);
  });
});
