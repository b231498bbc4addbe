import { LOCAL, trimmed } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const FETCH =
  /(?:^|[\s"'(=$`!])(?:curl|wget|lynx|w3m|links|axel|aria2c|fetch|http|https|iwr|irm|invoke-webrequest|invoke-restmethod|lwp-download)(?:\.exe)?(?=\s)/;
const FETCHED_URL = /(?:https?|ftp):\/\/|\$\{?\w|[\w-]+\.[a-z]{2,}\/|start-bitstransfer/;
const INTERPRETER =
  /^\s*(?:\\\s*)?(?:(?:sudo|command|exec|nohup|time|env|xargs)\s+(?:-[\w-]+(?:[ =]\S+)?\s+|\w+=\S*\s+)*)*(?:\/\S*\/)?(?:(?:ba|z|da|k|c|fi|a)?sh|python[\d.]*|perl|ruby|node|php|deno|bun|lua|tclsh|osascript|pwsh|powershell|iex|invoke-expression|source|\.)(?=$|[\s"')])/;
/** An interpreter that is given a program of its own only reads what comes in. */
export function runsInput(piece: string): boolean {
  const head = INTERPRETER.exec(piece)?.[0];
  if (head === undefined) return false;
  // It hands what comes in to its command as an argument.
  if (/^\s*xargs\b/.test(head)) return true;
  const [first = "-"] = piece
    .slice(head.length)
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (/(?:sh|iex|invoke-expression|source|\.)$/.test(head.trim())) return !/^-\w*c$/.test(first);
  return /^(?:-|\/dev\/stdin|["')]|[0-9&>].*)$/.test(first);
}

const INLINE_RUN =
  /(?:(?:ba|z|da|k)?sh|python[\d.]*|perl|ruby|node|php|eval|source|iex|invoke-expression|exec)\b[^|;]{0,40}(?:<\(|\$\(|\(|`)\s*(?:curl|wget|iwr|irm|invoke-webrequest|\(?new-object net\.webclient)/;
const WEB_CLIENT =
  /\bdeno\s{1,4}run\b[^\n|;]{0,60}https?:\/\/|\bstart-process\b[^\n|;]{0,20}\(\s{0,4}(?:iwr|invoke-webrequest)|\bfetch\([^\n]{0,200}\beval\b|\b(?:mshta|regsvr32|rundll32|msiexec)(?:\.exe)?\b[^\n|;]{0,80}https?:\/\/|\bexec\([^\n]{0,200}(?:urlopen|requests\.get)|\beval\([^\n]{0,120}(?:fetch\(|axios)|(?:iex|invoke-expression)\b[^\n]{0,80}downloadstring|downloadstring\([^\n]{0,200}\)\s*\|\s*iex/;

/** Where something is fetched and run, or a shell is handed out. */
export function remoteExec(
  line: string,
  pieces: readonly Piece[],
  following: string,
): Pick<Piece, "start" | "end"> | undefined {
  for (const [at, piece] of pieces.entries()) {
    if (!FETCH.test(piece.text) || !FETCHED_URL.test(piece.text)) continue;
    if (LOCAL.test(piece.text)) continue;
    for (let next = at + 1; next < pieces.length && pieces[next]!.after === "|"; next++) {
      if (runsInput(pieces[next]!.text)) {
        return { start: trimmed(piece).start, end: trimmed(pieces[next]!).end };
      }
    }
    const saved = /(?:\s-\w{0,6}o|--output|-outfile|>)\s{0,4}(?:"|')?([\w./~$-]{1,200})/.exec(
      piece.text,
    )?.[1];
    const file = saved?.replace(/^.*\//, "") ?? savedByName(piece.text);
    if (file === undefined || /^(?:-?|null|std(?:out|err)|tty)$/.test(file)) continue;
    for (const later of pieces.slice(at + 1)) {
      if (later.text.includes(file) && runsFile(later.text, file)) {
        return { start: trimmed(piece).start, end: trimmed(later).end };
      }
    }
    if (following.split(/[\n;&]/).some((text) => text.includes(file) && runsFile(text, file))) {
      return trimmed(piece);
    }
  }
  const reverse = REVERSE.exec(line);
  if (reverse) return { start: reverse.index, end: line.trimEnd().length };
  const inline = INLINE_RUN.exec(line) ?? WEB_CLIENT.exec(line);
  return inline ? { start: inline.index, end: line.trimEnd().length } : undefined;
}

/** The name under which a download is saved when none is given. */
function savedByName(command: string): string | undefined {
  if (!/\bwget\s|\bcurl\b[^\n]{0,200}\s(?:-\w{0,6}o\w{0,4}|--remote-name)\s/.test(command))
    return undefined;
  return /https?:\/\/[^\s"'?#]{1,500}\/([\w.-]{2,100})/.exec(command)?.[1];
}

/** A shell whose input and output are another machine. */
const REVERSE =
  /\b(?:nc|ncat|netcat)\b[^\n|;]{0,80}\s-\w{0,4}[ec]\w{0,2}\s{1,4}\S{0,20}sh\b|\b(?:ba|z)?sh\s{1,4}-i\b[^\n]{0,40}\/dev\/(?:tcp|udp)\/|\bmkfifo\b[^\n]{0,120}\bnc\s/;

export function runsFile(text: string, file: string): boolean {
  const words = text
    .trim()
    .replace(/^sudo\s+(?:-\S+\s+)*/, "")
    .split(/\s+/);
  const [first = ""] = words;
  if (first.endsWith(`/${file}`)) return true;
  return /^(?:(?:ba|z|da)?sh|python[\d.]*|source|\.|perl|node|powershell|chmod)$/.test(first);
}
