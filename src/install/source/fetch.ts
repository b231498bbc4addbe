import type { FetchResult, SourceEnv } from "./source.ts";
import type { Spec } from "./spec/spec.ts";

/**
 * The agents that a request means, read into memory and not yet judged. Nothing is written, nothing
 * of what comes is executed, and what fails is a value.
 */
export async function fetchAgents(spec: Spec, env: SourceEnv): Promise<FetchResult> {
  switch (spec.type) {
    case "catalog": {
      const { fromCatalog } = await import("./from-catalog.ts");
      return fromCatalog(spec.name, env);
    }
    case "path": {
      const { fromPath } = await import("./from-path.ts");
      return fromPath(spec, env);
    }
    case "npm": {
      const { fromNpm } = await import("./from-npm.ts");
      return fromNpm(spec, env);
    }
    case "git": {
      const { fromGit } = await import("./from-git.ts");
      return fromGit(spec, env);
    }
    case "https": {
      const { fromWeb } = await import("./from-web.ts");
      return fromWeb(spec.url, env);
    }
  }
}
