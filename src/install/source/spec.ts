/** A request for agents, as a value. */
export type Spec =
  | { readonly type: "catalog"; readonly name: string }
  | { readonly type: "path"; readonly path: string; readonly agent?: string }
  /** `range` is a version, a range or a dist-tag. */
  | {
      readonly type: "npm";
      readonly package: string;
      readonly range?: string;
      readonly agent?: string;
    }
  /** `path` leads to one file of the repository. */
  | {
      readonly type: "git";
      readonly url: string;
      readonly ref?: string;
      readonly agent?: string;
      readonly path?: string;
    }
  | { readonly type: "https"; readonly url: string };

/** `problem` completes "<request>: …"; it repeats nothing of the request. */
export type SpecResult = { readonly spec: Spec } | { readonly problem: string };

/** What no part of a request is made of: it would be shown as something else than it is. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;
const LONGEST = 2_048;
const SSH_FORM = "write the address as git+ssh://git@host/owner/repository.git";

/** The grammar of requests. It looks at nothing but the text. */
export function parseSpec(text: string): SpecResult {
  const asked = text.trim();
  if (asked === "") return { problem: "nothing is asked for" };
  if (asked.length > LONGEST) return { problem: `it has more than ${LONGEST} characters` };
  if (CONTROL.test(asked)) return { problem: "it holds control characters" };
  if (asked.startsWith("npm:")) return npmSpec(asked.slice("npm:".length));
  if (asked.startsWith("git+")) return gitSpec(asked.slice("git+".length));
  if (/^https?:\/\//i.test(asked)) return webSpec(asked);
  if (isPath(asked)) return pathSpec(asked);
  if (/^[\w.-]+@[\w.-]+:/.test(asked)) return { problem: SSH_FORM };
  if (/^[a-z][a-z0-9+.-]*:/i.test(asked)) return otherScheme(asked);
  if (asked.startsWith("@")) {
    return { problem: `a package is asked for as npm:${asked}` };
  }
  if (asked.includes("/")) return hubSpec(asked);
  return { spec: { type: "catalog", name: asked } };
}

function isPath(asked: string): boolean {
  return (
    /^(?:\.{1,2}(?=[\\/#]|$)|~?[\\/])/.test(asked) ||
    /^[a-z]:[\\/]/i.test(asked) ||
    asked.startsWith("file:") ||
    (/\.(?:md|tgz|tar\.gz)(?:#[^#/\\]*)?$/i.test(asked) && !/[@:]/.test(asked))
  );
}

function pathSpec(asked: string): SpecResult {
  const path = asked.replace(/^file:(?:\/\/(?=\/))?/, "");
  const hash = path.lastIndexOf("#");
  const agent = path.slice(hash + 1);
  // A `#` may be part of a folder's name.
  if (hash > 0 && !/[\\/]/.test(agent) && !agent.endsWith(".md")) {
    if (agent === "") return { problem: "no agent is named behind the #" };
    return { spec: { type: "path", path: path.slice(0, hash), agent } };
  }
  return path === "" ? { problem: "no path is given" } : { spec: { type: "path", path } };
}

/** The package names that npm takes today; older ones with capitals are let through. */
const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;

function npmSpec(rest: string): SpecResult {
  const [whole = "", agent, ...more] = rest.split("#");
  if (more.length > 0 || agent === "") return { problem: "an agent is named behind a single #" };
  const at = whole.indexOf("@", 1);
  const name = at < 0 ? whole : whole.slice(0, at);
  const range = at < 0 ? undefined : whole.slice(at + 1);
  if (!PACKAGE.test(name) || name.length > 214 || name.startsWith("-")) {
    return { problem: "that is no name of an npm package" };
  }
  if (range === "") return { problem: "no version is named behind the @" };
  if (range !== undefined && /[/:]/.test(range)) {
    return { problem: "an npm package is asked for by version, range or tag, not by an address" };
  }
  return {
    spec: {
      type: "npm",
      package: name,
      ...(range !== undefined && { range }),
      ...(agent !== undefined && { agent }),
    },
  };
}

const HUB = "https://github.com";

function hubSpec(asked: string): SpecResult {
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

function gitSpec(rest: string): SpecResult {
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

function webSpec(asked: string): SpecResult {
  const url = addressOf(asked);
  if (!url) return { problem: "that is no address" };
  if (url.username !== "" || url.password !== "") {
    return { problem: "an address with a name or password in it is not kept" };
  }
  if (url.protocol === "http:" && !isLoopback(url)) {
    return { problem: "what http:// brings can be changed on its way; use https://" };
  }
  if (url.hostname === "github.com") {
    const [, owner, name, kind, ref, ...path] = url.pathname.split("/");
    const hub = `${owner}/${name}`;
    if (kind === "blob" && ref !== undefined && path.length > 0) {
      return { problem: `this is a page about the file; ask for ${hub}@${ref}:${path.join("/")}` };
    }
    if (name !== undefined && name !== "" && (kind === undefined || kind === "")) {
      return { problem: `a repository is asked for as ${hub}` };
    }
  }
  if (url.pathname.endsWith(".git"))
    return { problem: "a repository is asked for with git+ before it" };
  if (!url.pathname.endsWith(".md")) {
    return { problem: "an address leads to an agent only when it ends in .md" };
  }
  url.hash = "";
  return { spec: { type: "https", url: url.href } };
}

function otherScheme(asked: string): SpecResult {
  const scheme = asked.slice(0, asked.indexOf(":") + 1);
  if (scheme === "ssh:" || scheme === "git:") return { problem: `write git+${asked}` };
  return {
    problem: `${scheme} is no kind of source; there are npm:package, owner/repository, git+URL, https://….md and paths`,
  };
}

function addressOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** This machine, where nobody listens on the way. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
