import { destructiveTarget, unsafeFlag } from "./damage.ts";
import { anyOf } from "../any-of.ts";
import { remoteExec } from "./downloads.ts";
import { encodedExec } from "./encoded.ts";
import { leakIn } from "./leaks.ts";
import { persistencePlace } from "./persistence.ts";
import { piecesOf, trimmed } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { unmasked } from "./unmask.ts";

/** What a line of commands does that whoever follows it should know of. */
export type CommandKind =
  | "remote-exec"
  | "encoded-exec"
  | "exfil"
  | "destructive"
  | "persistence"
  | "unsafe-flag";

export interface CommandHit {
  readonly kind: CommandKind;
  readonly start: number;
  readonly end: number;
  /** The part that is told of: the flag, the target, the host. */
  readonly what: string;
}

/** Without one of these nothing here can be found. */
const TRIGGER = anyOf(
  String.raw`curl|process\.env|os\.environ|gist create|s3 cp|gsutil|rclone|mkfifo|urlopen|requests\.|printf
|wget|invoke-|\biwr\b|\birm\b|\biex\b|base64|b64|atob|frombase64|xxd|openssl|certutil|-enc
|powershell|pwsh|printenv|\benv\b|nslookup|\bdig\b|\bhost\b|\bnc\b|ncat|netcat|socat|\bscp\b
|rsync|\bftp\b|rm -|rm\t|rmdir|remove-item|mkfs|\bdd\b|shred|no-preserve-root|\bdel /|format c
|crontab|authorized_keys|\.bashrc|\.zshrc|\.profile|hooks/|launchagents|--dangerously|--yolo
|--no-verify|bypasspermissions|:\(\)|chmod|eval|exec\(|/dev/|systemd|/cron\.|autostart|\bfind\b
|\\[a-z]|\$@[a-z]|\$\*[a-z]|<<<| -rf |deno run|start-process|diskutil|wipefs|vssadmin|cipher /w|chown -r|\bat now|kubectl get secret
|\bgit add -f|\bgit add --force|install -|ln -s|gh api|unpack|\.pack\(|loadstring|systemctl|\.ssh/|\$ifs|\$\{ifs|\$'|''[a-z]|""[a-z]|\$\(cat|\$\(<|\brev\b|\btr \S|decode|\bhttp post|\bhttp put
|\bxh post|\bxh put|fetch\(|\bfetch -|\blynx\b|\bw3m\b|mshta|regsvr32|rundll32|\brd \/|\bmv |schtasks|\breg add
|launchctl|core\.hookspath|core\.sshcommand|core\.fsmonitor|alias\.|profile\.d|claude\.md|\.claude/settings
|\.claude\.json|\.mcp\.json|--allow|dangerously-skip`
    .split(/\n?\|/)
    .concat(String.raw`\|\s{0,4}(?:sudo\s)?(?:ba|z|da)?sh\b`, String.raw`;\s{0,4}\$[a-z]`),
);
const LONGEST_LINE = 8_192;
const OVERLAP = 1_024;

/** `lower` is in lower case. */
export function* commandsIn(lower: string): Generator<CommandHit> {
  let done = 0;
  for (const { index } of lower.matchAll(TRIGGER)) {
    if (index < done) continue;
    const start = Math.max(lineStart(lower, index), done);
    const end = lineEnd(lower, start, index);
    done = end;
    for (const part of partsOf(lower.slice(start, end))) {
      const lines = {
        above: lower.slice(Math.max(0, start - NEAR), start),
        below: lower.slice(end, end + NEAR),
      };
      const hits = [...judge(part.text, start + part.at, lines)];
      yield* hits;
      yield* judgeUnmasked(part.text, start + part.at, lines, hits);
    }
  }
}

/** How far away lines belong together, as in one block of a shell. */
const NEAR = 600;

/** Whether a line goes on behind its end. */
const GOES_ON = /(?:\\|\||&&)[ \t\r]*$/;

function lineStart(text: string, at: number): number {
  let start = text.lastIndexOf("\n", at - 1) + 1;
  while (start > 0 && at - start < LONGEST_LINE) {
    if (!GOES_ON.test(text.slice(Math.max(0, start - 9), start - 1))) break;
    start = start < 2 ? 0 : text.lastIndexOf("\n", start - 2) + 1;
  }
  return start;
}

function lineEnd(text: string, start: number, at: number): number {
  let end = endOfLine(text, at);
  while (end < text.length && end - start < LONGEST_LINE) {
    if (!GOES_ON.test(text.slice(Math.max(start, end - 8), end))) break;
    end = endOfLine(text, end + 1);
  }
  return end;
}

/** The cells of a table, or a line in parts that overlap when it is very long. */
function* partsOf(line: string): Generator<{ readonly text: string; readonly at: number }> {
  // The cells of a table are no commands; a pipe in one is written `\|`.
  if (/^\s*\|/.test(line) && !line.includes("\\|")) {
    yield* cellsOf(line);
    return;
  }
  for (let at = 0; at < line.length; at += LONGEST_LINE - OVERLAP) {
    yield { text: line.slice(at, at + LONGEST_LINE), at };
    if (at + LONGEST_LINE >= line.length) break;
  }
}

function cellsOf(line: string): { readonly text: string; readonly at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let at = 0;
  for (const text of line.split("|")) {
    parts.push({ text, at });
    at += text.length + 1;
  }
  return parts;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}

interface Lines {
  readonly above: string;
  readonly below: string;
}

/** What shows only when a disguise is taken off. To disguise what does harm is one thing more. */
function* judgeUnmasked(
  line: string,
  offset: number,
  lines: Lines,
  known: readonly CommandHit[],
): Generator<CommandHit> {
  const { text, hidesCommand } = unmasked(line, lines.above) ?? {};
  if (text === undefined) return;
  const start = offset + line.length - line.trimStart().length;
  const end = offset + line.trimEnd().length;
  let isMasked = false;
  for (const { kind, what } of judge(text, 0, lines)) {
    if (known.some((hit) => hit.kind === kind)) continue;
    isMasked ||= kind !== "unsafe-flag";
    yield { kind, start, end, what };
  }
  if (isMasked && hidesCommand && !known.some(({ kind }) => kind === "encoded-exec"))
    yield { kind: "encoded-exec", start, end, what: "masked" };
}

function* judge(line: string, offset: number, { above, below }: Lines): Generator<CommandHit> {
  const pieces = piecesOf(line);
  const hit = (kind: CommandKind, { start, end }: Pick<Piece, "start" | "end">, what: string) => ({
    kind,
    start: offset + start,
    end: offset + end,
    what,
  });
  const whole = { start: line.length - line.trimStart().length, end: line.trimEnd().length };
  const remote = remoteExec(line, pieces, below);
  if (remote) yield hit("remote-exec", remote, "");
  if (encodedExec(line, pieces, { above, below })) yield hit("encoded-exec", whole, "");
  for (const piece of pieces) {
    const target = destructiveTarget(piece.text);
    if (target !== undefined) yield hit("destructive", trimmed(piece), target);
    const flag = unsafeFlag(piece.text);
    if (flag !== undefined) yield hit("unsafe-flag", trimmed(piece), flag);
    const place = persistencePlace(piece, line);
    if (place !== undefined) yield hit("persistence", trimmed(piece), place);
  }
  const leak = leakIn(line, pieces, { above, below });
  if (leak !== undefined) yield hit("exfil", leak, leak.what);
}
