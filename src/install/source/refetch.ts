import { failure } from "./source.ts";
import type { FetchResult, Resolved, SourceEnv } from "./source.ts";

/**
 * The one agent that a lock names, from where it came from. The caller still compares the content
 * with what the lock says of it; what the kind of source can promise is checked here.
 */
export async function refetch(resolved: Resolved, env: SourceEnv): Promise<FetchResult> {
  switch (resolved.type) {
    case "catalog": {
      if (resolved.version === env.catalog.version) {
        const { fromCatalog } = await import("./from-catalog.ts");
        return fromCatalog(resolved.path.replace(/^.*\/|\.md$/g, ""), env);
      }
      const { package: name, version, path } = resolved;
      const { fromNpm } = await import("./from-npm.ts");
      const { fromShipped } = await import("./from-shipped.ts");
      const found = only(await fromNpm({ package: name, range: version }, env, fromShipped), path);
      // It is of the catalog still, and no file of the package.
      return found.failure
        ? found
        : { agents: found.agents.map((agent) => ({ ...agent, resolved })) };
    }
    case "path": {
      const { fromPath } = await import("./from-path.ts");
      const { path, entry, root } = resolved;
      const found = await fromPath({ path: path || ".", root }, { ...env, cwd: env.root });
      return entry === undefined ? found : only(found, entry);
    }
    case "npm": {
      const { package: name, version, integrity, path } = resolved;
      const { fromNpm } = await import("./from-npm.ts");
      return only(await fromNpm({ package: name, range: version, integrity }, env), path);
    }
    case "git": {
      const { fromGit } = await import("./from-git.ts");
      const { url, commit, ref, path } = resolved;
      const found = await fromGit({ url, ref: commit, path }, env);
      if (found.failure) return found;
      // What was asked for once stays in the lock.
      const agents = found.agents.map((agent) => {
        const { ref: _, ...exact } = agent.resolved as Extract<Resolved, { type: "git" }>;
        return { ...agent, resolved: { ...exact, ...(ref !== undefined && { ref }) } };
      });
      return { agents };
    }
    case "https": {
      const { fromWeb } = await import("./from-web.ts");
      return fromWeb(resolved.url, { ...env, sha256: resolved.sha256 });
    }
  }
}

function only(found: FetchResult, path: string): FetchResult {
  if (found.failure) return found;
  const agents = found.agents.filter((agent) => agent.path === path);
  return agents.length > 0
    ? { agents }
    : failure("not-found", `${path} is not among the agents there any more`);
}
