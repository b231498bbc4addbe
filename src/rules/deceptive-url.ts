import { addressesIn, holdsScheme, isMixedScript } from "../scan/urls.ts";
import type { Address } from "../scan/urls.ts";
import { inFence } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

export const deceptiveUrl = defineRule({
  id: "deceptive-url",
  summary: "an address that leads elsewhere than it looks",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    const { text } = reading.document.file;
    for (const address of addressesIn(text)) {
      const why = deception(address);
      if (why === undefined) continue;
      yield {
        span: { start: address.start, end: address.end },
        message: `this address ${why}`,
        help: "write the address that is meant",
      };
    }
    for (const { index } of holdsScheme(text) ? text.matchAll(PAGE) : []) {
      const span = { start: index, end: endOf(text, index) };
      if (inFence(reading, span) || span.end - span.start < SHORTEST_PAGE) continue;
      yield {
        span,
        message: "this address holds a whole page, which runs in the browser of whoever opens it",
        help: "link to a page that can be looked at before",
      };
    }
  },
});

const PAGE = /data:(?:text\/html|application\/xhtml)[^\s,]{0,80},|\]\(\s{0,4}javascript:/gi;
const SHORTEST_PAGE = 24;
const LONGEST = 2_048;

function endOf(text: string, start: number): number {
  const length = text.slice(start, start + LONGEST).search(/[\s)"'`>]/);
  return length < 0 ? Math.min(text.length, start + LONGEST) : start + length;
}

function deception({ user, host, scheme }: Address): string | undefined {
  const asHost = user.replace(/%2e/gi, ".").replace(/[:%].*$/, "");
  if (
    /^https?$/.test(scheme) &&
    /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(asHost) &&
    host.includes(".")
  ) {
    return `looks like one of ${asHost} and leads to ${host}`;
  }
  if (isMixedScript(host))
    return "has letters of another script in its host that look like Latin ones";
  return undefined;
}
