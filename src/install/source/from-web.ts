import { createHash } from "node:crypto";
import { MAX_FILE_SIZE } from "../../client/facts/behaviours.ts";
import { noDocuments } from "./documents.ts";
import { npmConfig } from "./npm/config.ts";
import { select } from "./select.ts";
import { failure } from "./source.ts";
import type { FetchResult, SourceEnv } from "./source.ts";
import { get } from "./web/get.ts";
import { webSettings } from "./web/settings.ts";

/**
 * One file from an address. What is there can change at any time, so its SHA-256 sum has to be
 * known before.
 */
export async function fromWeb(url: string, env: SourceEnv): Promise<FetchResult> {
  const expected = env.sha256?.toLowerCase().replace(/^sha256[-:]/, "");
  if (expected !== undefined && !/^[0-9a-f]{64}$/.test(expected)) {
    return failure("usage", "--sha256 takes 64 hexadecimal digits");
  }
  if (env.offline) return failure("network", `${url} is on the network, and --offline forbids it`);
  const web = await webSettings(await npmConfig(env), env);
  const answer = await get({ url: new URL(url), source: url, limit: MAX_FILE_SIZE }, web);
  if ("failure" in answer) return answer;
  const sha256 = createHash("sha256").update(answer.bytes).digest("hex");
  if (expected === undefined) {
    return failure(
      "refused",
      `${url} can change at any time, and no sum says what it is to hold`,
      `read it, and if it is what you want, ask again with --sha256 ${sha256}`,
    );
  }
  if (sha256 !== expected) {
    return failure("integrity", `${url} holds something else: its SHA-256 sum is ${sha256}`);
  }
  const path = new URL(url).pathname.replace(/^.*\//, "");
  const resolve = () => ({ type: "https", url, sha256 }) as const;
  return select([{ path, bytes: answer.bytes }], {
    source: url,
    exact: true,
    resolve,
    documents: () => noDocuments,
  });
}
