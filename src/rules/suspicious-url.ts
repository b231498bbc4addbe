import { addressesIn, isCollector, isPublicNumber, isShortened } from "../scan/urls.ts";
import type { Address } from "../scan/urls.ts";
import { isSpokenOf } from "../scan/visible.ts";
import { defineRule } from "./rule.ts";

export const suspiciousUrl = defineRule({
  id: "suspicious-url",
  summary: "an address that does not say whose it is",
  effect: "risky",
  since: "0.1.0",

  *check(reading) {
    for (const address of addressesIn(reading.document.file.text)) {
      const why = suspicion(address);
      const span = { start: address.start, end: address.end };
      if (why === undefined || isSpokenOf(reading, span)) continue;
      yield { span, message: `this address ${why}`, help: "write the address that it stands for" };
    }
  },
});

function suspicion({ scheme, host, path }: Address): string | undefined {
  if (!/^(?:https?|ftp|wss?)$/.test(scheme)) return undefined;
  if (isPublicNumber(host)) return "names a machine by its number, which says nothing of its owner";
  if (/(?:^|\.)xn--/i.test(host)) return "spells its host in code, which hides what it looks like";
  if (/\.onion$/i.test(host)) return "is one of a network that hides whose it is";
  if (isShortened(host, path)) return "is shortened, and leads wherever its owner says today";
  if (isCollector(host, path))
    return "belongs to a service that hands what it gets to whoever set it up";
  return undefined;
}
