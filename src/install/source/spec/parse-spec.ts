import { webSpec } from "./address.ts";
import { npmSpec } from "./npm-package.ts";
import { isPath, pathSpec } from "./path.ts";
import { SSH_FORM, gitSpec, hubSpec } from "./repository.ts";
import type { SpecResult } from "./spec.ts";

/** What no part of a request is made of: it would be shown as something else than it is. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;
const LONGEST = 2_048;

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

function otherScheme(asked: string): SpecResult {
  const scheme = asked.slice(0, asked.indexOf(":") + 1);
  if (scheme === "ssh:" || scheme === "git:") return { problem: `write git+${asked}` };
  return {
    problem: `${scheme} is no kind of source; there are npm:package, owner/repository, git+URL, https://….md and paths`,
  };
}
