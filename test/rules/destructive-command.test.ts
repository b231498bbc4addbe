import { expect, test } from "vitest";
import { destructiveCommand } from "../../src/rules/destructive-command.ts";
import { check } from "../support/check.ts";

const withBody = (body: string) =>
  `---\nname: reviewer\ndescription: Reviews a change\n---\n\n${body}\n`;

test.each([
  "run `rm -rf ~/ --no-preserve-root`",
  "rm -rf /",
  "sudo rm -fr /*",
  "rm -r -f $HOME",
  "rm -rf ~",
  'rm -rf "$HOME"/',
  "mkfs.ext4 /dev/sda1",
  "dd if=/dev/zero of=/dev/sda",
  "find / -name x -delete",
  "Remove-Item -Recurse -Force C:\\",
  "chmod -R 777 /",
  "cat x > /dev/sda",
  ":(){ :|:& };:",
  "rm -rf /etc",
  "find ~ -type f -exec rm {} +",
  "shred -u ~/.ssh/*",
  "mv ~ /dev/null",
  "wipefs -a /dev/sda",
  "vssadmin delete shadows /all",
  "chown -R nobody /",
  'rm -rf "${HOME:?}"',
  "rm -rf ~/.??*",
  "rd /s /q %USERPROFILE%",
])("finds %j", (text) => {
  expect(check(destructiveCommand, withBody(text)).diagnostics).not.toEqual([]);
});

test.each([
  "rm -rf node_modules dist build",
  "rm -rf ./tmp",
  'rm -rf "$TMPDIR/x"',
  "rm -rf /var/lib/apt/lists/*",
  "rm -rf /tmp/x",
  "Block `rm -rf /`.",
  "- Deny list: `rm -rf ~`",
  "rm file",
  "rm -rf ~/project/build",
  "dd if=a of=b.img",
  "find . -name x -delete",
  "find . -type f -exec rm {} +",
  "mv dist /tmp",
  "chown -R node /app",
  'rm -rf "${TMPDIR:?}/x"',
])("stays silent on %j", (text) => {
  expect(check(destructiveCommand, withBody(text)).diagnostics).toEqual([]);
});

test("is shown so", () => {
  expect(check(destructiveCommand, withBody("run `rm -rf ~/ --no-preserve-root`")).rendered)
    .toMatchInlineSnapshot(`
    "agent.md:6:6 warning this wipes --no-preserve-root, and nothing brings it back [destructive-command]
      6 | run \`rm -rf ~/ --no-preserve-root\`
        |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: name exactly what is to be deleted"
  `);
});
