import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { serve } from "./registry.ts";
import type { LocalServer } from "./registry.ts";
import { tree } from "./tree.ts";

const run = promisify(execFile);

/** Variables with which git has no settings of whoever runs the tests. */
export const withoutSettings: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
};

/** Runs git in a folder, apart from the settings of whoever runs the tests. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", ["-C", folder, "-c", "protocol.file.allow=always", ...args], {
    env: {
      ...withoutSettings,
      GIT_AUTHOR_NAME: "A",
      GIT_AUTHOR_EMAIL: "a@example.invalid",
      GIT_COMMITTER_NAME: "A",
      GIT_COMMITTER_EMAIL: "a@example.invalid",
    },
  });
  return stdout.trim();
}

/** A repository with one commit of these files (`-> target` for a link). */
export async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await tree(files);
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await commit(folder, "first");
  return folder;
}

export async function commit(folder: string, message: string): Promise<string> {
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--allow-empty", "--message", message);
  return git(folder, "rev-parse", "HEAD");
}

/** The repositories below a folder over HTTP, by the program that git brings along for it. */
export async function serveRepositories(
  root: string,
  options: { readonly login?: string } = {},
): Promise<LocalServer> {
  return serve((request, response) => {
    const { login } = options;
    if (login !== undefined) {
      const expected = `Basic ${Buffer.from(login).toString("base64")}`;
      if (request.headers.authorization !== expected) {
        response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
        return;
      }
    }
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const backend = spawn("git", ["http-backend"], {
      env: {
        PATH: process.env["PATH"],
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: "1",
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: "safe.directory",
        GIT_CONFIG_VALUE_0: "*",
        PATH_INFO: path,
        QUERY_STRING: query,
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers["content-type"] ?? "",
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
        GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      },
    });
    request.pipe(backend.stdin);
    const parts: Buffer[] = [];
    backend.stdout.on("data", (chunk: Buffer) => parts.push(chunk));
    backend.on("close", () => {
      const whole = Buffer.concat(parts);
      const end = whole.indexOf("\r\n\r\n");
      let status = 200;
      for (const line of whole.toString("latin1", 0, end).split("\r\n")) {
        const [name = "", value = ""] = line.split(": ");
        if (name.toLowerCase() === "status") status = Number.parseInt(value, 10);
        else if (name !== "") response.setHeader(name, value);
      }
      response.writeHead(status).end(whole.subarray(end + 4));
    });
  });
}
