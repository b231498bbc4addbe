import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A value that starts with this is a symbolic link to what follows. */
const LINK = "-> ";

/** Writes files (and links, `-> target`) into a new folder that goes when the test ends. */
export async function tree(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "agentlint-")));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(root, path);
    await mkdir(dirname(absolute), { recursive: true });
    if (typeof content === "string" && content.startsWith(LINK)) {
      await symlink(content.slice(LINK.length), absolute);
    } else await writeFile(absolute, content);
  }
  return root;
}

/** A well-formed agent. */
export function agent(name: string, fields = "", body = "Do it."): string {
  return `---\nname: ${name}\ndescription: Does ${name}\n${fields && `${fields}\n`}---\n${body}\n`;
}
