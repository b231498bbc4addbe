import { addressesIn, holdsScheme, isMixedScript } from "../scan/urls.ts";
import type { Address } from "../scan/urls.ts";
import type { Reading } from "../client/reading.ts";
import { inFence, isSpokenOf } from "../scan/visible.ts";
import type { Span } from "../text/source-file.ts";
import { defineRule } from "./rule.ts";

export const deceptiveUrl = defineRule({
  id: "deceptive-url",
  summary: "an address that leads elsewhere than it looks",
  effect: "hidden",
  since: "0.1.0",

  *check(reading) {
    const { text } = reading.document.file;
    for (const address of addressesIn(text)) {
      const why = deception(address) ?? turnedAround(text, address);
      const span = { start: address.start, end: address.end };
      if (why === undefined || isExample(reading, span)) continue;
      yield { span, message: `this address ${why}`, help: "write the address that is meant" };
    }
    for (const { 0: mark, index } of holdsScheme(text) ? text.matchAll(PAGES) : []) {
      const span = { start: index, end: endOf(text, index) };
      const isLinked = mark.startsWith("]") || text.slice(Math.max(0, index - 2), index) === "](";
      if (inFence(reading, span)) continue;
      if (span.end - span.start < (isLinked ? SHORTEST_LINK : SHORTEST_PAGE)) continue;
      yield {
        span,
        message: "this address holds a whole page, which runs in the browser of whoever opens it",
        help: "link to a page that can be looked at before",
      };
    }
  },
});

const PAGES =
  /data:(?:text\/html|application\/xhtml)[^\s,]{0,80},|\]\(\s{0,4}javascript:(?!void\(0|alert\()/gi;
const SHORTEST_PAGE = 24;
const SHORTEST_LINK = 16;
const LONGEST = 2_048;

function endOf(text: string, start: number): number {
  const length = text.slice(start, start + LONGEST).search(/[\s)"'`>]/);
  return length < 0 ? Math.min(text.length, start + LONGEST) : start + length;
}

/** Between backticks, in a text that speaks of such addresses. */
function isExample(reading: Reading, span: Span): boolean {
  const { text } = reading.document.file;
  return (
    text[span.start - 1] === "`" && isSpokenOf(reading, span, { strict: true, negation: false })
  );
}

/** Browsers take a backslash for a slash, and other programs for a part of the user's name. */
function turnedAround(text: string, { host, end }: Address): string | undefined {
  const other = /^\\{1,2}@([\w.-]{1,253}\.[a-z]{2,})/i.exec(text.slice(end, end + 260))?.[1];
  return other && `leads to ${host} or to ${other}, as programs do not agree on the backslash`;
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
