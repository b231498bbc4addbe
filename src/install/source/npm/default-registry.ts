import { execFile } from "node:child_process";
import { join } from "node:path";
import { failure } from "../source.ts";
import type { Failed, SourceEnv } from "../source.ts";
import { npmProgram } from "./program.ts";
import type { NpmProgram } from "./program.ts";

/** Milliseconds and bytes that npm's answer may take. */
const PATIENCE = 20_000;
const LONGEST = 65_536;

/** One answer for each npm: it does not change while a command runs. */
const answers = new Map<string, Promise<URL | string>>();

/**
 * The registry that npm uses where nobody names one. npm alone knows it, so npm is asked: without a
 * shell, with nothing of the environment but where things are, and without any `.npmrc`.
 */
export async function defaultRegistry(env: SourceEnv): Promise<URL | Failed> {
  const program = await npmProgram(env);
  if (!program) return unknown("npm is not found");
  const key = [program.file, ...program.args].join("\0");
  const answer = answers.get(key) ?? ask(program, env);
  answers.set(key, answer);
  const said = await answer;
  return typeof said === "string" ? unknown(said) : said;
}

function unknown(why: string): Failed {
  return failure(
    "network",
    `no registry is named, and npm does not say which one it uses: ${why}`,
    "name it with `registry=` in your .npmrc",
  );
}

/** The address, or why there is none. */
async function ask({ file, args, folder }: NpmProgram, env: SourceEnv): Promise<URL | string> {
  return new Promise((resolve) => {
    execFile(
      file,
      // A project's settings do not count where the settings of the machine are asked for.
      [...args, "config", "get", "registry", "--location=global"],
      {
        cwd: folder,
        env: { ...placesOf(env.variables), ...withoutSettings(folder) },
        timeout: Math.min(PATIENCE, env.patience ?? PATIENCE),
        killSignal: "SIGKILL",
        maxBuffer: LONGEST,
        windowsHide: true,
      },
      (error, stdout) => {
        const tooLong = error?.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER";
        if (!error || tooLong) resolve(addressIn(stdout));
        else if (error.killed) resolve("npm does not answer in time");
        else if (typeof error.code === "number") resolve(`npm ends with ${error.code}`);
        else resolve(`npm cannot be run (${error.code ?? error.signal ?? error.message})`);
      },
    );
  });
}

function addressIn(stdout: string): URL | string {
  const text = stdout.trim();
  const whole = text.endsWith("/") ? text : `${text}/`;
  const address = URL.canParse(whole) && !/\s/.test(whole) ? new URL(whole) : undefined;
  return address?.protocol === "https:"
    ? address
    : "npm answers with something else than an address";
}

const places =
  /^(?:path|home|userprofile|systemroot|windir|temp|tmp|tmpdir|appdata|localappdata|programfiles|programdata)$/i;

function placesOf(variables: SourceEnv["variables"]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => places.test(name)));
}

/** Files that are not there, since npm reads some in any case. */
function withoutSettings(folder: string): NodeJS.ProcessEnv {
  return {
    npm_config_userconfig: join(folder, "no-npmrc-of-a-user"),
    npm_config_globalconfig: join(folder, "no-npmrc-of-all"),
    npm_config_logs_max: "0",
    npm_config_update_notifier: "false",
  };
}
