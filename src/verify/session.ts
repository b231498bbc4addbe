import { spawn } from "node:child_process";
import { ClientFailure } from "./failure.ts";
import { field, isRecord, textField } from "./json.ts";

/** A running client that is spoken to by lines of JSON. */
export interface Session {
  /** Nothing more can be asked. */
  readonly failed: boolean;
  /** Asks and gives the answer. @throws ClientFailure without one. */
  ask(subtype: string): Promise<unknown>;
  /** Says something as the user and gives every message up to the end of the turn. */
  turn(text: string): Promise<readonly unknown[]>;
  /** Lets it end, and ends it and everything it started when it does not. */
  close(): Promise<void>;
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** For the whole session. */
  readonly seconds: number;
  readonly signal?: AbortSignal | undefined;
}

/** More without a line break is no message, in UTF-16 units. */
const MAX_LINE = 64 * 1_048_576;
/** How long an idle client may take to end, in milliseconds. */
const GRACE = 3_000;

export function startSession(launch: Launch): Session {
  const ownGroup = process.platform !== "win32";
  const child = spawn(launch.command, launch.args, {
    cwd: launch.cwd,
    env: { ...launch.env },
    detached: ownGroup,
    windowsHide: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const messages: unknown[] = [];
  const watchers = new Set<() => void>();
  let failure: ClientFailure | undefined;
  let garbage = false;
  let complaint = "";

  const kill = () => {
    if (child.pid === undefined) return;
    try {
      // The group outlives its leader when the client leaves processes behind.
      if (ownGroup) process.kill(-child.pid, "SIGKILL");
      else child.kill("SIGKILL");
    } catch {
      // Nothing of it is left.
    }
  };
  const wake = () => {
    for (const watcher of Array.from(watchers)) watcher();
  };
  const fail = (reason: string) => {
    failure ??= new ClientFailure(reason);
    kill();
    wake();
  };

  const timer = setTimeout(() => {
    const strange = garbage ? "; what it prints is not what Claude Code prints" : "";
    fail(`the client gave no answer within ${launch.seconds} seconds${strange}`);
  }, launch.seconds * 1000);
  const onAbort = () => fail("interrupted");
  launch.signal?.addEventListener("abort", onAbort);
  if (launch.signal?.aborted) onAbort();

  const ended = new Promise<void>((resolve) => {
    child.on("error", (error) => {
      fail(`the client cannot be started: ${error.message}`);
      resolve();
    });
    child.on("close", (code, signal) => {
      const first = /\S.*/.exec(complaint)?.[0].slice(0, 200);
      const said = first === undefined ? "" : `: ${first}`;
      fail(`the client ended (${signal ?? `exit code ${code}`}) before it answered${said}`);
      resolve();
    });
  });

  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE) fail("the client prints without end");
    for (const line of lines) {
      const message = parsed(line);
      if (isRecord(message)) messages.push(message);
      else garbage ||= line.trim() !== "";
    }
    wake();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    if (complaint.length < 2000) complaint += chunk;
  });
  // A client that went away is told by its end, not by the pipe.
  child.stdin.on("error", () => {});

  const until = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found === undefined && !failure) return;
        watchers.delete(look);
        if (found === undefined) reject(failure);
        else resolve(found);
      };
      watchers.add(look);
      look();
    });
  const send = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);

  return {
    get failed() {
      return failure !== undefined;
    },
    async ask(subtype) {
      const request_id = `ask-${subtype}`;
      send({ type: "control_request", request_id, request: { subtype } });
      const answer = await until(() =>
        messages
          .map((message) => field(message, "response"))
          .find((response) => textField(response, "request_id") === request_id),
      );
      if (textField(answer, "subtype") === "error") {
        throw new ClientFailure(`the client does not answer \`${subtype}\``);
      }
      return field(answer, "response");
    },
    async turn(text) {
      const before = messages.length;
      send({ type: "user", message: { role: "user", content: text } });
      await until(() =>
        messages.slice(before).find((message) => field(message, "type") === "result"),
      );
      return messages.slice(before);
    },
    async close() {
      child.stdin.end();
      let patience: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (patience = setTimeout(resolve, GRACE)));
      await Promise.race([ended, late]);
      clearTimeout(patience);
      clearTimeout(timer);
      launch.signal?.removeEventListener("abort", onAbort);
      kill();
      // Something that left the group may hold on to the pipes.
      const gone = setTimeout(() => child.stdout.destroy(), GRACE);
      await Promise.race([ended, new Promise((resolve) => child.stdout.once("close", resolve))]);
      clearTimeout(gone);
    },
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
