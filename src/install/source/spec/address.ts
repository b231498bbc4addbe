import { isLoopback } from "../web/loopback.ts";
import type { SpecResult } from "./spec.ts";

/** The address of one file: `https://….md`. */
export function webSpec(asked: string): SpecResult {
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

export function addressOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
