import { expect, test } from "vitest";
import { encodedExec } from "../../src/rules/encoded-exec.ts";
import { check } from "../support/check.ts";

const withBody = (body: string) =>
  `---\nname: reviewer\ndescription: Reviews a change\n---\n\n${body}\n`;

test.each([
  "`echo ZWNobyBoYXJtbGVzcy1tYXJrZXI= | base64 -d | bash`",
  "```bash\necho ZWNobyBoYXJtbGVzcy1tYXJrZXI= \\\n  | base64 --decode \\\n  | sh\n```",
  'bash -c "$(echo ZWNobyBoYXJtbGVzcy1tYXJrZXI= | base64 -d)"',
  'eval "$(base64 -d <<< ZWNobyBoYXJtbGVzcy1tYXJrZXI=)"',
  "powershell -NoP -enc ZQBjAGgAbwAgAGgAZQBsAGwAbwA=",
  'pwsh -EncodedCommand "ZQBjAGgAbwAgAGgAZQBsAGwAbwA="',
  "python3 -c \"exec(__import__('base64').b64decode('cHJpbnQoMSk7cHJpbnQoMik='))\"",
  "node -e \"eval(atob('Y29uc29sZS5sb2coMSk7Y29uc29sZQ=='))\"",
  "echo 6563686f206d61726b657220646f6e6520 | xxd -r -p | sh",
  'eval(Buffer.from("Y29uc29sZS5sb2coMSk7","base64").toString())',
  "echo Y3VybCBleGFtcGxlLmNvbQ== | openssl base64 -d | sudo bash",
])("finds %j", (text) => {
  expect(check(encodedExec, withBody(text)).diagnostics).not.toEqual([]);
});

test.each([
  "`echo aGVsbG8gd29ybGQgYWdhaW4= | base64 -d`",
  "base64 -d secret.b64 > out",
  "kubectl get secret x -o yaml | base64 -d",
  "`atob(value)` decodes",
  'echo "$TOKEN" | base64 | tr -d x',
  "Decode with base64 --decode, then eval the result by hand",
])("stays silent on %j", (text) => {
  expect(check(encodedExec, withBody(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(
    check(encodedExec, withBody("`echo ZWNobyBoYXJtbGVzcy1tYXJrZXI= | base64 -d | bash`")).rendered,
  ).toMatchInlineSnapshot(`
    "agent.md:6:1 error this decodes a text and runs it, so nobody who reads the file sees what is run [encoded-exec]
      6 | \`echo ZWNobyBoYXJtbGVzcy1tYXJrZXI= | base64 -d | bash\`
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: write the command as it is"
  `);
});
