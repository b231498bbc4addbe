import { isLoopback } from "../web/loopback.ts";
import { addressOf } from "./address.ts";
import type { SpecResult } from "./spec.ts";

/** What to write for `git@host:owner/repository`. */
export const SSH_FORM = "write the address as git+ssh://git@host/owner/repository.git";

const HUB = "https://github.com";

/** `owner/repository[@ref][#agent|:path]` on GitHub. */
export function hubSpec(asked: string): SpecResult {
  const found = /^([a-z0-9][a-z0-9-]*)\/([a-z0-9._-]+)(?:[@#:]|$)/i.exec(asked);
  const [whole, owner, name] = found ?? [];
  if (whole === undefined || name === "." || name === ".." || name?.startsWith("-")) {
    return {
      problem:
        "that is no owner/repository; a path starts with ./ and a package is asked for as npm:name",
    };
  }
  const end = `${owner}/${name}`.length;
  return withSelector(`${HUB}/${owner}/${name!.replace(/\.git$/, "")}.git`, asked.slice(end));
}

const GIT_SCHEMES = new Set(["https:", "ssh:", "http:", "git:", "file:"]);

/** Any other repository, by the address behind `git+`. */
export function gitSpec(rest: string): SpecResult {
  const found = /^([a-z]+:)\/\/([^/]*)(\/[^@#:]*)?(.*)$/i.exec(rest);
  if (!found) {
    return /^[^/]+@[^/]+:/.test(rest)
      ? { problem: SSH_FORM }
      : { problem: "that is no address; write git+https://host/repository.git" };
  }
  const [, scheme = "", host = "", path = "", selector = ""] = found;
  if (!GIT_SCHEMES.has(scheme.toLowerCase())) {
    return { problem: `repositories are not fetched by ${scheme.toLowerCase()}//` };
  }
  if (scheme.toLowerCase() !== "file:") {
    const address = addressOf(`${scheme}//${host}${path}`);
    if (!address) return { problem: "that is no address" };
    if (address.password !== "") return { problem: "an address with a password in it is not kept" };
    if (host.startsWith("-") || host.includes("@-"))
      return { problem: "that is no name of a host" };
    const open = scheme.toLowerCase() === "http:" || scheme.toLowerCase() === "git:";
    if (open && !isLoopback(address)) {
      return { problem: `what ${scheme.toLowerCase()}// brings can be changed on its way` };
    }
  }
  if (path.length < 2) return { problem: "the address names no repository" };
  return withSelector(`${scheme.toLowerCase()}//${host}${path}`, selector);
}

/** `[@ref][#agent|:path]` behind a repository. */
function withSelector(url: string, selector: string): SpecResult {
  const found = /^(?:@([^#:]*))?(?:#([^#]*)|:(.*))?$/.exec(selector);
  if (!found) return { problem: "behind a repository stands @ref, and then #agent or :path" };
  const [, ref, agent, path] = found;
  if (ref !== undefined && !isRef(ref)) return { problem: "that is no name of a branch or tag" };
  if (agent === "") return { problem: "no agent is named behind the #" };
  if (path !== undefined && !isInside(path)) {
    return { problem: "the path behind the : leads to no file of the repository" };
  }
  return {
    spec: {
      type: "git",
      url,
      ...(ref !== undefined && { ref }),
      ...(agent !== undefined && { agent }),
      ...(path !== undefined && { path }),
    },
  };
}

/** What git takes for a branch, a tag or a commit, and never for an option. */
function isRef(ref: string): boolean {
  return /^[\p{L}\p{N}_][^\s~^?*[\\]*$/u.test(ref) && !/\.\.|@\{|\/\/|\.lock$|[/.]$/.test(ref);
}

function isInside(path: string): boolean {
  const parts = path.split("/");
  return parts.every((part) => part !== "" && part !== "." && part !== "..");
}
