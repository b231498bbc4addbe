import { array, assert, constantFrom, nat, oneof, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { secret } from "../../src/rules/secret.ts";
import { crc32 } from "../../src/scan/crc32.ts";
import { everyStart } from "../../src/scan/secret-starts.ts";
import { secretsIn } from "../../src/scan/secrets.ts";
import { check } from "../support/check.ts";

const withBody = (body: string) => `---\nname: x\ndescription: y\n---\n\n${body}\n`;

/** Random letters, always the same, so that no real token stands in this file. */
function letters(
  count: number,
  alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
) {
  let state = 42;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return alphabet[Math.floor((state / 2_147_483_648) * alphabet.length)];
  }).join("");
}

const hex = (count: number) => letters(count, "0123456789abcdef");
const upper = (count: number) => letters(count, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
const key = letters(120, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

function withChecksum(random: string): string {
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  let sum = crc32(random);
  let written = "";
  for (let digit = 0; digit < 6; digit++) {
    written = digits[sum % 62]! + written;
    sum = Math.floor(sum / 62);
  }
  return random + written;
}

test.each([
  ["AWS", `AKIA${upper(16)}`],
  ["GitHub", `ghp_${letters(36)}`],
  ["GitHub", `ghp_${withChecksum("a".repeat(30))}`],
  ["GitHub", `github_pat_${letters(22)}_${letters(59)}`],
  ["GitLab", `glpat-${letters(20)}`],
  ["Anthropic", `sk-ant-api03-${letters(93)}AA`],
  ["OpenAI", `sk-proj-${letters(64)}`],
  ["OpenAI", `sk-${letters(48)}`],
  ["Stripe", `sk_live_${letters(24)}`],
  ["Slack", `xoxb-482019374655-938475610298-${letters(24)}`],
  ["Slack", `https://hooks.slack.com/services/T${upper(9)}/B${upper(9)}/${letters(24)}`],
  ["Discord", `https://discord.com/api/webhooks/482019374655938475/${letters(68)}`],
  ["Google", `AIza${letters(35)}`],
  ["npm", `npm_${withChecksum(letters(30))}`],
  ["PyPI", `pypi-AgE${letters(80)}`],
  ["SendGrid", `SG.${letters(22)}.${letters(43)}`],
  ["DigitalOcean", `dop_v1_${hex(64)}`],
  ["Hugging Face", `hf_${letters(34, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")}`],
  ["Azure", `AccountKey=${letters(86)}==`],
  ["AWS", `aws_secret_access_key = ${letters(40)}`],
  ["Telegram", `598845164:AA${letters(33)}`],
])("a key of %s", (provider, token) => {
  for (const text of [token, `KEY="${token}"`, `Use \`${token}\`.`, `a: ${token}\r`]) {
    const [found] = check(secret, withBody(text)).diagnostics;
    expect(found?.message).toContain(`a key of ${provider}`);
  }
});

test("the password of a database", () => {
  const [found] = check(
    secret,
    withBody(`postgres://admin:${letters(18)}7@db.acme.dev/a`),
  ).diagnostics;
  expect(found?.message).toContain("the password of a database");
});

const pem = (kind: string, body: string) =>
  `-----BEGIN ${kind}PRIVATE KEY-----\n${body}\n-----END ${kind}PRIVATE KEY-----`;

test.each(["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "])("a private key: %j", (kind) => {
  expect(check(secret, withBody(pem(kind, key))).diagnostics).toHaveLength(1);
  expect(
    check(secret, withBody(`KEY="${pem(kind, key).replaceAll("\n", "\\n")}"`)).diagnostics,
  ).toHaveLength(1);
});

test.each([
  "AKIAIOSFODNN7EXAMPLE",
  `ghp_${"x".repeat(36)}`,
  "sk-...",
  "sk-your-key-here",
  `sk_live_${"x".repeat(24)}`,
  `sk_test_${letters(24)}`,
  "AKIA1234567890123456",
  `AIza${"0123456789".repeat(3)}abcde`,
  pem("RSA ", "..."),
  pem("", "YOUR KEY HERE"),
  "-----BEGIN PRIVATE KEY-----",
  "-----BEGIN CERTIFICATE-----",
  "password = 'changeme'",
  "${{ secrets.NPM_TOKEN }}",
  "postgres://postgres:postgres@localhost/db",
  `postgres://admin:${letters(18)}@db.example.com/app`,
  "postgres://admin:correct-horse-battery@db.acme.dev/app",
  "postgres://admin:${DB_PASSWORD_2}@db.acme.dev/app",
  "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  `commit ${hex(40)}`,
  `sha512-${key}`,
  `task_AKIA${upper(16)}`.replace("_", ""),
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc",
])("stays silent on %j", (text) => {
  expect(check(secret, withBody(text)).diagnostics).toEqual([]);
});

test("takes time that grows with the text alone", () => {
  for (const text of ["-----BEGIN RSA PRIVATE KEY-----\n", "sk-", "ghp_", "AccountKey="]) {
    expect(check(secret, withBody(text.repeat(20_000))).diagnostics).toEqual([]);
  }
});

test("looking only near long runs finds what looking everywhere finds", () => {
  const tokens = [
    `AKIA${upper(16)}`,
    `glpat-${letters(20)}`,
    `sk-${letters(48)}`,
    `hf_${letters(34, "abcDEFghi")}`,
    `SG.${letters(22)}.${letters(43)}`,
    `hvs.${letters(95)}`,
    `AccountKey=${letters(86)}==`,
    `https://hooks.slack.com/services/T${upper(12)}/B${upper(12)}/${letters(20)}`,
    `https://discordapp.com/api/webhooks/48201937465593847512/${letters(60)}`,
    `ATATT3${letters(120, "abcDEF=ghi_-")}`,
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${key}\n-----END OPENSSH PRIVATE KEY-----`,
  ];
  const starts =
    "AKIA ghp_ sk- sk-proj- xoxb- SG. hvs. github_pat_ -----BEGIN AccountKey= https:// https://hooks.slack.com/".split(
      " ",
    );
  const pieces = constantFrom(
    ...tokens,
    ...starts,
    letters(19),
    letters(20),
    "-".repeat(25),
    "_",
    "-",
    "/",
    ".",
    "=",
    " ",
    "\n",
    "é",
    "word",
    "9",
  );
  const piece = oneof(
    { weight: 3, arbitrary: pieces },
    // A token with something missing.
    tuple(pieces, nat(30)).map(([text, count]) => text.slice(count)),
    tuple(pieces, nat(30)).map(([text, count]) => text.slice(0, -count)),
  );
  let found = 0;
  assert(
    property(array(piece, { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      const everywhere = [...secretsIn(text, everyStart(text))];
      expect([...secretsIn(text)]).toEqual(everywhere);
      found += everywhere.length;
    }),
    { numRuns: 5_000 },
  );
  expect(found).toBeGreaterThan(1_000);
});
