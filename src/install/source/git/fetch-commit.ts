import { failure } from "../source.ts";
import type { Failed } from "../source.ts";
import type { Repository } from "./repository.ts";

const FULL = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Fetches one commit and gives its full number. */
export async function fetchCommit(
  url: string,
  ref: string | undefined,
  repository: Repository,
): Promise<string | Failed> {
  const { run } = repository;
  const made = await run(["init", "--quiet", "--bare", "--template="], 65_536);
  if (made.problem !== undefined) return failure("network", made.problem);
  const fetch = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules"];
  const wanted = ref ?? "HEAD";
  let fetched = await run([...fetch, "--depth=1", "--", url, wanted], 65_536);
  if (fetched.problem !== undefined && FULL.test(wanted)) {
    // Not every server hands out a commit by its number; then it has to be among the branches.
    const everything = ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"];
    fetched = await run([...fetch, "--", url, ...everything], 65_536);
  }
  if (fetched.problem !== undefined) return fetchFailure(fetched.problem, url, ref);
  const name = FULL.test(wanted) ? wanted : "FETCH_HEAD";
  const parsed = await run(["rev-parse", "--verify", "--quiet", `${name}^{commit}`], 65_536);
  const commit = parsed.stdout?.toString("latin1").trim() ?? "";
  if (FULL.test(commit)) return commit;
  return failure("not-found", `${url} has no commit ${wanted}`);
}

function fetchFailure(said: string, url: string, ref: string | undefined): Failed {
  if (/couldn't find remote ref|not our ref|no such ref|invalid refspec/i.test(said)) {
    const short = ref !== undefined && /^[0-9a-f]{4,39}$/.test(ref);
    return failure(
      "not-found",
      `${url} has no branch, tag or commit ${ref ?? "HEAD"}`,
      short ? "a commit is named by all its digits" : undefined,
    );
  }
  if (/not found|does not exist|does not appear to be a git repository/i.test(said)) {
    return failure("no-source", `${url} is not there, or not for this user`);
  }
  if (/returned error: 30[1278]\b/.test(said)) {
    return failure(
      "refused",
      `${url} sends on to another address`,
      "name that address, if you trust it; a repository that was renamed has one",
    );
  }
  if (
    /authentication failed|could not read username|permission denied|access denied|error: 403\b/i.test(
      said,
    )
  ) {
    return failure("network", `${url} does not let this user in`, "log in as git does for it");
  }
  if (/could not resolve host/i.test(said)) {
    return failure("network", `${url} cannot be found: no such host`);
  }
  if (/failed to connect|connection refused|could not connect|timed out/i.test(said)) {
    return failure("network", `${url} cannot be reached`);
  }
  const line = said.split("\n").findLast((one) => /^(?:fatal|error):/.test(one)) ?? said;
  return failure("network", `${url} cannot be fetched: ${line.replace(/^(?:fatal|error): /, "")}`);
}
