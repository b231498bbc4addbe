import type { IncomingMessage } from "node:http";
import { failure } from "../source.ts";
import type { Answer, Answers, Failed } from "../source.ts";
import { isLoopback } from "./loopback.ts";
import { waitingFor } from "../waiting.ts";
import { open } from "./open.ts";
import type { Call, WebSettings } from "./open.ts";
import { helpFor, reasonOf } from "./reason.ts";

export interface Asked extends Call {
  readonly url: URL;
  /** In messages: `npm package x`. */
  readonly source: string;
  /** Bytes that the answer may have; whole MiB. */
  readonly limit: number;
  /** What to do when nobody is let in, where that is known better than here. */
  readonly helpToLogIn?: string | undefined;
}

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Of one run, and bytes of each. */
const MOST_ANSWERS = 32;
const LARGEST_ANSWER = 4 * 1_048_576;

/**
 * The body of a web page, in memory. Only `https:`, but for this machine itself; redirects are
 * followed, none of them to a way that is less safe. What was asked for before is not asked again.
 */
export async function get(asked: Asked, settings: WebSettings): Promise<Answer | Failed> {
  const { url, accept = "", limit } = asked;
  const { answers = new Map() as Answers, onWait } = settings;
  const key = `${limit} ${accept} ${url.href}`;
  const known = answers.get(key);
  if (known) return known;
  const asking = waitingFor(url.host, onWait, () => follow(asked, settings));
  if (answers.size < MOST_ANSWERS) answers.set(key, asking);
  const answer = await asking;
  if ("bytes" in answer && answer.bytes.length > LARGEST_ANSWER) answers.delete(key);
  return answer;
}

async function follow(asked: Asked, settings: WebSettings): Promise<Answer | Failed> {
  const deadline = AbortSignal.timeout(settings.total);
  let { url } = asked;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url))) {
      return failure("refused", `${asked.source} leads to ${shown(url)}, which is not https`);
    }
    try {
      const answer = await open(url, asked, settings, deadline);
      if ("failure" in answer) return answer;
      const { statusCode = 0, headers } = answer;
      if (REDIRECTS.has(statusCode)) {
        answer.destroy();
        const { location } = headers;
        if (location === undefined || !URL.canParse(location, url.href)) {
          return failure("network", `${shown(url)} redirects to nowhere`);
        }
        const next = new URL(location, url);
        if (isLoopback(next) && !isLoopback(url)) {
          return failure("refused", `${shown(url)} redirects into this machine`);
        }
        url = next;
        continue;
      }
      if (statusCode !== 200) {
        answer.destroy();
        return statusFailure(statusCode, url, asked);
      }
      const bytes = await bodyOf(answer, asked.limit);
      if (!bytes) {
        return failure(
          "refused",
          `${shown(url)} answers with more than ${asked.limit / 1_048_576} MiB`,
        );
      }
      return { bytes, url };
    } catch (error) {
      const reason = reasonOf(error, deadline.aborted);
      const login = reason.includes("client certificate") ? asked.helpToLogIn : undefined;
      return failure(
        "network",
        `${shown(url)} ${reason}`,
        login ?? settings.help ?? helpFor(reason),
      );
    }
  }
  return failure("network", `${shown(asked.url)} redirects more than ${MOST_REDIRECTS} times`);
}

/** Nothing when the body is longer than allowed. */
async function bodyOf(answer: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      answer.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  if (!answer.complete) throw new Error("aborted");
  return Buffer.concat(chunks);
}

function statusFailure(status: number, url: URL, { source, helpToLogIn }: Asked): Failed {
  const place = shown(url);
  // To somebody who is not logged in, some say of what is private that it is not there.
  if (status === 404 || status === 410) {
    const help = helpToLogIn === undefined ? "" : `; ${helpToLogIn}`;
    return failure("no-source", `${source} is not there`, `${place} answers ${status}${help}`);
  }
  if (status === 401 || status === 403) {
    return failure(
      "network",
      `${place} does not let this user in (${status})`,
      helpToLogIn ?? "log in there as npm does, or ask for access",
    );
  }
  return failure("network", `${place} answers ${status}`);
}

/** Without what may hold a secret. */
export function shown(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}
