const ROOTS =
  /^(?:\/|\/\*|~|~\/|~\/\*|~\/\.[?*]+|\$home|\$home\/|\$home\/\*|\$\{home(?::\?)?\}\/?\*?|\/(?:etc|usr|var|home|bin|boot|lib|root|opt|sys|dev|system|users|library)(?:\/\*?)?|\*|\.\*|\.\/\*|\.\.\/?|[a-z]:[\\/]?(?:users|windows|\*)?[\\/]?|%userprofile%|%systemdrive%)$/;

/** What is wiped: a disk, the root of everything, a home folder. */
export function destructiveTarget(piece: string): string | undefined {
  const words = piece.trim().replace(/["'`]/g, "").split(/\s+/);
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!.replace(/^.*\//, "");
    const rest = words.slice(at + 1, at + 12);
    if (word === "rm" && rest.includes("--no-preserve-root")) return "--no-preserve-root";
    if (word === "rm" || word === "remove-item") {
      const flags = rest.filter((one) => one.startsWith("-")).join("");
      const wipes = /r/.test(flags) && /f/.test(flags);
      const target = rest.find((one) => !one.startsWith("-"))?.replace(/[.,;:)]+$/, "") ?? "";
      if (wipes && (ROOTS.test(target) || (target === "." && rest.length < 4))) return target;
    }
    if (/^mkfs(?:\.\w+)?$/.test(word) && rest.some((one) => one.startsWith("/dev/")))
      return "a file system";
    if (word === "dd") {
      const disk = rest.find((one) => /^of=\/dev\/(?:sd|hd|nvme|vd|disk|mmc)/.test(one));
      if (disk) return disk.slice(3);
    }
    if (word === "shred" && rest.some((one) => /^(?:~|\$home)(?:\/|$)/.test(one)))
      return "a home folder";
    if (word === "mv" && ROOTS.test(rest[0] ?? "") && /^\/(?:dev\/null|tmp)/.test(rest[1] ?? ""))
      return rest[0];
    if (word === "shred" && rest.some((one) => /^\/dev\/(?:sd|nvme|vd)/.test(one))) return "a disk";
  }
  if (/>\s{0,4}\/dev\/(?:sd|hd|nvme|vd|mmcblk)\w/.test(piece)) return "a disk";
  if (/:\(\)\s{0,4}\{/.test(piece)) return "every process there is room for";
  if (
    /\bfind\s{1,4}(?:\/|~|\$home)\s[^\n]{0,200}(?:-delete\b|-exec\s{1,4}(?:rm|shred)\b)/.test(piece)
  )
    return "everything it finds";
  if (/\bchmod\s{1,4}-r\s{1,4}0?777\s{1,4}\/(?:\s|$)/.test(piece)) return "/";
  if (/\b(?:del|rd|rmdir)\s{1,4}(?:\/[a-z]\s{1,4}){1,4}(?:[a-z]:\\|%\w+%)/.test(piece))
    return "a drive";
  if (/\b(?:wipefs\s[^\n]{0,40}\/dev\/|diskutil\s{1,4}erasedisk\b|cipher\s{1,4}\/w:)/.test(piece))
    return "a disk";
  if (/\bvssadmin\s{1,4}delete\s{1,4}shadows\b/.test(piece)) return "what could be restored";
  if (/\bchown\s{1,4}-r\s{1,4}\S{1,40}\s{1,4}\/(?:\s|$)/.test(piece)) return "/";
  if (/\bformat\s{1,4}c:/.test(piece)) return "a drive";
  return undefined;
}

const FLAGS =
  /(?:^|[\s"'`(=])(--(?:allow-)?dangerously-skip-permissions|--allowed-?tools[= ]{1,4}["']?(?:bash\(\*?\)|\*)|["']?defaultmode["']?\s{0,4}:\s{0,4}["']bypasspermissions["']|--permission-mode[= ]"?bypasspermissions|--dangerously-bypass-approvals-and-sandbox|--dangerously-allow-all|--yolo)(?![\w-])/;

/** The flag that switches a safeguard off. */
export function unsafeFlag(piece: string): string | undefined {
  const flag = FLAGS.exec(piece)?.[1];
  if (flag !== undefined) return flag.replace("bypasspermissions", "bypassPermissions");
  return /\bgit\s{1,4}(?:-\S{1,40}\s{1,4}){0,4}(?:commit|push|merge|rebase)\b[^\n]{0,200}\s--no-verify(?![\w-])/.test(
    piece,
  )
    ? "--no-verify"
    : undefined;
}
