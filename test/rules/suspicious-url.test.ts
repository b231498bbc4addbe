import { expect, test } from "vitest";
import { suspiciousUrl } from "../../src/rules/suspicious-url.ts";
import { check } from "../support/check.ts";

const withBody = (body: string) =>
  `---\nname: reviewer\ndescription: Reviews a change\n---\n\n${body}\n`;

test.each([
  "https://198.51.100.23:8443/in",
  "http://3232235777/",
  "http://0x7f000001/",
  "https://xn--githb-fra.example.invalid/setup",
  "https://bit.ly/3abcde",
  "https://webhook.site/0f9e8d7c",
  "https://abc123.ngrok.io/in",
  "https://api.telegram.org/bot123456789:AAabc/sendMessage",
  "https://x.oast.fun/",
  "wss://203.0.113.9/",
  "https://0x7f.0x1.0x2.0x3/",
  "https://0311.0161.0161.09/",
  "https://[2001:db8:4::1]/x",
  "http://abcdefghijklmnop.onion/x",
  "https://pastebin.com/raw/abcd",
])("finds %j", (text) => {
  expect(check(suspiciousUrl, withBody(text)).diagnostics).not.toEqual([]);
});

test.each([
  "https://example.com",
  "http://127.0.0.1:3000",
  "http://10.0.0.5/",
  "http://[::1]:3000/",
  "http://[fe80::1]/",
  "http://192.168.1.1",
  "https://8.8.8.8/dns-query",
  "http://localhost",
  "https://discord.com/api/webhooks",
  "https://api.telegram.org/bot<token>/sendMessage",
  "https://bit.ly",
  "version 1.2.3.4 of the tool",
  "Block requests to http://198.51.100.23/",
  "postgres://10.1.2.3/db",
])("stays silent on %j", (text) => {
  expect(check(suspiciousUrl, withBody(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(suspiciousUrl, withBody("https://198.51.100.23:8443/in")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:6:1 warning this address names a machine by its number, which says nothing of its owner [suspicious-url]
      6 | https://198.51.100.23:8443/in
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: write the address that it stands for"
  `);
});
