import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Subject } from "./subject.ts";

/** A home and a project that last as long as one run of the client. */
export interface Sandbox {
  /** Absolute, links resolved, as the client will name it. */
  readonly root: string;
  readonly home: string;
  readonly project: string;
  remove(): void;
}

export function createSandbox(): Sandbox {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "agentlint-verify-")));
  const sandbox = {
    root,
    home: join(root, "home"),
    project: join(root, "project"),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
  for (const folder of ["home/.claude", "temporary", "project/.claude/agents"]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  return sandbox;
}

/**
 * Writes the files where the client will look for them.
 *
 * @returns the absolute path of each, and the folders of the plugins.
 */
export function place(
  sandbox: Sandbox,
  subjects: readonly Subject[],
  adapt: (content: Uint8Array, sandbox: Sandbox) => Uint8Array = (content) => content,
) {
  const paths = new Map<string, Subject>();
  const plugins = new Map<string, string>();
  for (const [index, subject] of subjects.entries()) {
    const path =
      subject.scope === "plugin"
        ? join(pluginFolder(sandbox, subject.plugin, plugins), "agents", subject.path)
        : // A folder each keeps the file's name, and a project's folders mean nothing (observed).
          join(sandbox.project, ".claude/agents", String(index), basename(subject.path));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, adapt(subject.content, sandbox));
    paths.set(path, subject);
  }
  return { paths, plugins: [...plugins.values()] };
}

function pluginFolder(sandbox: Sandbox, name: string, plugins: Map<string, string>): string {
  let folder = plugins.get(name);
  if (folder === undefined) {
    plugins.set(name, (folder = join(sandbox.root, "plugins", name)));
    mkdirSync(join(folder, ".claude-plugin"), { recursive: true });
    const manifest = { name, version: "1.0.0", description: "files to read" };
    writeFileSync(join(folder, ".claude-plugin/plugin.json"), JSON.stringify(manifest));
  }
  return folder;
}

/** What every process on Windows needs to start at all. */
const windows = ["SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "NUMBER_OF_PROCESSORS"];

/**
 * The whole environment of the client: nothing of the user's, no login, and every address but the
 * loopback endpoint behind a proxy that is that endpoint and refuses. The key is a placeholder:
 * without one the client asks for a login.
 */
export function sandboxEnvironment({ root, home }: Sandbox, port: number): Record<string, string> {
  const endpoint = `http://127.0.0.1:${port}`;
  const temporary = join(root, "temporary");
  const inherited =
    process.platform === "win32"
      ? windows.flatMap((name) => [[name, process.env[name] ?? ""] as const])
      : [["PATH", "/usr/bin:/bin"] as const];
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    LANG: "C.UTF-8",
    TERM: "dumb",
    ANTHROPIC_BASE_URL: endpoint,
    ANTHROPIC_API_KEY: "placeholder-for-the-loopback-endpoint",
    HTTPS_PROXY: endpoint,
    HTTP_PROXY: endpoint,
    NO_PROXY: "127.0.0.1",
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    DISABLE_AUTOUPDATER: "1",
    DISABLE_TELEMETRY: "1",
    DISABLE_ERROR_REPORTING: "1",
    // Else tools are looked up later and do not stand in the request.
    ENABLE_TOOL_SEARCH: "false",
  };
}
