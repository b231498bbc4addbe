import { LOCAL, trimmed } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { foreignKey } from "./provider-keys.ts";
import { namesKeyFile, sourceIn, addTaint } from "./secret-sources.ts";

const SENDER =
  /(?:^|[\s"'(=$`!])(?:curl|wget|nc|ncat|netcat|socat|scp|rsync|ssh|ftp|sftp|nslookup|dig|host|ping|invoke-webrequest|invoke-restmethod|iwr|irm|http|xh|telnet|openssl s_client|python[\d.]*|mail|sendmail)(?:\.exe)?(?=\s)|\/dev\/tcp\//;
const CARRIES =
  /\s(?:-d|--data(?:-\w+)?|-f|--form(?:-string)?|-t|--upload-file|--post-(?:data|file)|--body-(?:data|file)|-infile|-body|--json)(?=[\s=@"'])|-x\s{1,4}(?:post|put)|-method\s{1,4}(?:post|put)|\$\(|\$\{|`|<\s{0,4}\S|\/dev\/tcp\//;

/** Programs that publish what they are given, wherever that is. */
const PUBLISHER =
  /\bgh gist create\b|\bgh api\b|\baws s3 (?:cp|mv|sync) (?!s3:)|\bgsutil cp (?!gs:)|\baz storage blob upload\b|\brclone copy (?!\w+:)/;
/** The whole environment in a request of a program. */
const POSTED =
  /(?:fetch|axios|requests?|urlopen|got|http)\b[^\n]{0,200}https?:\/\/[^\n]{0,200}(?:process\.env\b(?![.[])|os\.environ\b(?![.[]))/;
/** A request of a program, and where it goes. */
const REQUEST =
  /\burlopen\(|\brequests\.(?:post|put|request)\(|\brequest\(|\bfetch\(|\baxios\b|\bgot\(|\bsendall\(/;
const TO_HOST =
  /https?:\/\/([^\s"'/]{1,253})|\bhost(?:name)?["']?\s{0,4}[:=]\s{0,4}["']([\w.-]{1,253})/;
/** Adding by force what git is told to leave out. */
const FORCED = /\bgit\s{1,4}add\s{1,4}(?:-f|--force)\b/;

/** An address that has something run to become complete. */
const FILLED = /https?:\/\/([^\s"'/$]{1,253})[^\s"']{0,400}\$\(([^)\n]{1,200})\)/;

/** What leaves, and the commands that have it do so. */
export interface Leak {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** What one line takes that is secret, and sends to where it says. */
export function leakIn(
  line: string,
  pieces: readonly Piece[],
  { above, below }: { readonly above: string; readonly below: string },
): Leak | undefined {
  const whole = trimmed({ text: line, start: 0, end: line.length, after: "" });
  const inWhole = (what: string | undefined) => (what === undefined ? what : { what, ...whole });
  if (POSTED.test(line) && !LOCAL.test(line)) return inWhole("the environment");
  const host = REQUEST.test(line) ? TO_HOST.exec(line) : undefined;
  if (host && !LOCAL.test(host[1] ?? host[2]!)) {
    const read = sourceIn(line);
    if (read !== undefined) return inWhole(read);
  }
  const tainted = new Map<string, string>();
  // What was put aside before matters only where something is sent.
  const isSent = pieces.some(({ text }) => SENDER.test(text));
  if (isSent) for (const before of above.split(/[\n;]|&&/)) addTaint(before, tainted);
  for (const [at, piece] of pieces.entries()) {
    if (FORCED.test(piece.text) && /\bgit\s{1,4}push\b/.test(line + below)) {
      const what = sourceIn(piece.text);
      if (what !== undefined) return { what, ...trimmed(piece) };
    }
    const leak = leakOf(pieces, at) ?? sentLater(piece, tainted);
    if (isSent) addTaint(piece.text, tainted);
    if (leak === undefined) continue;
    const first = leak.isPiped ? firstOfPipe(pieces, at) : at;
    return { what: leak.what, start: trimmed(pieces[first]!).start, end: trimmed(piece).end };
  }
  // A substitution is cut into pieces at its pipes, but it is one command all the same.
  if (/(?:nslookup|dig|host)\s[^\n]{0,40}\$\(/.test(line))
    return inWhole(
      sourceIn(line) ?? (/printenv|token|secret|passw/.test(line) ? "a secret" : undefined),
    );
  if (/\$\([^\n]{0,200}\|/.test(line) && SENDER.test(line) && destinationIn(line)) {
    const source = sourceIn(withoutLogins(line));
    if (source !== undefined) return inWhole(source);
  }
  const filled = FILLED.exec(line);
  return filled && !LOCAL.test(filled[1]!) ? inWhole(sourceIn(filled[2]!)) : undefined;
}

interface Sent {
  readonly what: string;
  readonly isPiped?: boolean;
}

/** A file into which a command before has put a secret. */
function sentLater({ text }: Piece, tainted: ReadonlyMap<string, string>): Sent | undefined {
  if (tainted.size === 0 || !SENDER.test(text) || !destinationIn(text)) return undefined;
  const found = [...tainted].find(([file]) => text.includes(file));
  return found && { what: found[1] };
}

/** What one piece sends, by itself or by what is piped into it. */
function leakOf(pieces: readonly Piece[], at: number): Sent | undefined {
  const { text } = pieces[at]!;
  if (PUBLISHER.test(text)) {
    const what = sourceIn(text);
    if (what !== undefined) return { what };
  }
  if (!SENDER.test(text)) return undefined;
  const command = withoutLogins(text);
  if (!destinationIn(command)) return undefined;
  const copies = /(?:^|\s)(?:scp|rsync|sftp|ftp)\s/.test(command);
  const own = CARRIES.test(command) || copies ? sourceIn(command) : undefined;
  if (own !== undefined) return { what: own };
  const fed = piped(pieces, at);
  const source = fed === undefined ? undefined : sourceIn(fed);
  if (source !== undefined) return { what: source, isPiped: true };
  const key =
    foreignKey(command) ?? (fed === undefined ? undefined : foreignKey(`${fed} ${command}`));
  if (key !== undefined) return { what: key };
  if (
    /(?:nslookup|dig|host|ping)\s/.test(command) &&
    /\$\(|\$\{?\w*(?:token|key|secret|pass)/.test(command) &&
    /(?:token|key|secret|pass|credential|env|whoami|hostname|cat )/.test(command)
  ) {
    return { what: "what it looks up" };
  }
  return undefined;
}

const LOGIN =
  /(?<=^|\s)(?:-h|--header|-u|--user|--oauth2-bearer)[ =]{0,4}(?:"[^"]{0,400}"|'[^']{0,400}'|\S{1,400})/g;

/** Logging in is what a secret is for; a file of keys in a header is no login. */
function withoutLogins(command: string): string {
  return command.replace(LOGIN, (login) => (namesKeyFile(login) ? login : " "));
}

const LONGEST_PIPE = 16;

function firstOfPipe(pieces: readonly Piece[], at: number): number {
  let first = at;
  while (first > 0 && at - first < LONGEST_PIPE && pieces[first]!.after === "|") first--;
  return first;
}

/** What comes in through the pipes before a command. */
function piped(pieces: readonly Piece[], at: number): string | undefined {
  if (pieces[at]!.after !== "|") return undefined;
  return pieces
    .slice(firstOfPipe(pieces, at), at)
    .map(({ text }) => text)
    .toReversed()
    .join(" | ");
}

function destinationIn(command: string): boolean {
  const url = /\w{2,8}:\/\/(?:[^/\s"'@]{1,200}@)?([^/\s"'`:]{1,253})/.exec(command)?.[1];
  if (url !== undefined) return !LOCAL.test(url);
  const name =
    /(?:^|[\s@."'])([a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,8})(?=[\s:/"'`)]|$)/.exec(
      command,
    )?.[1];
  return (
    (name !== undefined &&
      /\.[a-z]{2,}$/.test(name) &&
      !/\.(?:md|sh|py|js|ts|json|txt|ya?ml|env|pem|pub|log|tar|gz|zip)$/.test(name)) ||
    /\d{1,3}(?:\.\d{1,3}){3}/.test(command) ||
    /\/dev\/tcp\//.test(command)
  );
}
