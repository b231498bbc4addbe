import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/**
 * The folder of the repository that a linked git worktree belongs to; nothing for any other folder.
 * git writes the link both ways, and only one that leads back counts: the tree may be a stranger's.
 */
export function mainRepositoryOf(worktree: string): string | undefined {
  const link = join(worktree, ".git");
  try {
    // An ordinary repository has a folder there.
    if (!statSync(link).isFile()) return undefined;
    const target = /^gitdir: (.+)$/m.exec(readFileSync(link, "utf8"))?.[1]?.trim();
    if (target === undefined) return undefined;
    const own = resolve(worktree, target);
    const back = resolve(own, readFileSync(join(own, "gitdir"), "utf8").trim());
    const common = resolve(own, readFileSync(join(own, "commondir"), "utf8").trim());
    return back === link && basename(common) === ".git" ? dirname(common) : undefined;
  } catch {
    // A submodule has no `commondir`, and a worktree may have outlived its repository.
    return undefined;
  }
}
