import { LOCAL } from "./pieces.ts";

/** How the variables of well-known providers start, and what their hosts are called. */
const hosts: readonly (readonly [prefix: string, host: RegExp])[] = [
  ["anthropic", /anthropic|claude/],
  ["openai", /openai|azure/],
  ["github", /github|ghe\b|azure/],
  ["gh", /github|ghe\b|azure/],
  ["gitlab", /gitlab/],
  ["aws", /amazonaws|aws/],
  ["npm", /npm|registry/],
  ["stripe", /stripe/],
  ["slack", /slack/],
  ["google", /google/],
  ["gemini", /google|gemini/],
  ["azure", /azure|microsoft|windows/],
  ["hf", /huggingface|hf\.co/],
  ["huggingface", /huggingface|hf\.co/],
];

const KEY = new RegExp(
  `\\$\\{?((${hosts.map(([prefix]) => prefix).join("|")})_(?:[a-z0-9]{1,20}_){0,3}(?:token|key|secret|pat))\\b`,
);

/** The key of one provider, written into an address or a body that goes to somebody else. */
export function foreignKey(command: string): string | undefined {
  const host = /https?:\/\/([^/\s"'`:$]{1,253})/.exec(command);
  if (!host || LOCAL.test(host[1]!)) return undefined;
  // In a header it may be a login to whatever stands in between.
  const key = KEY.exec(
    command.replace(/\s-h\s{0,4}(?:"[^"]{0,400}"|'[^']{0,400}'|\S{1,400})/g, " "),
  );
  const owner = hosts.find(([prefix]) => prefix === key?.[2])?.[1];
  return owner && !owner.test(host[1]!) ? key![1] : undefined;
}
