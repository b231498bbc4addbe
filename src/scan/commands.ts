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

/** One piece between pipes and separators. Offsets are into the text. */
interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What leads to it: nothing, a pipe, or the end of another command. */
  readonly after: "" | "|" | ";";
}

/** Without one of these nothing here can be found. */
const TRIGGER =
  /curl|wget|invoke-|\biwr\b|\birm\b|\biex\b|base64|b64|atob|frombase64|xxd|openssl|certutil|-enc|powershell|pwsh|printenv|\benv\b|nslookup|\bdig\b|\bhost\b|\bnc\b|ncat|netcat|socat|\bscp\b|rsync|\bftp\b|rm -|rm\t|rmdir|remove-item|mkfs|\bdd\b|shred|no-preserve-root|\bdel \/|format c|crontab|authorized_keys|\.bashrc|\.zshrc|\.profile|hooks\/|launchagents|--dangerously|--yolo|--no-verify|bypasspermissions|:\(\)|chmod|eval|exec\(|\/dev\/|systemd|\/cron\.|autostart|\bfind\b/g;
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
    for (const part of partsOf(lower.slice(start, end))) yield* judge(part.text, start + part.at);
  }
}

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

/** Cut at pipes, separators, line ends and backticks; quotes are not minded, since they are forged. */
function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let after: Piece["after"] = "";
  const push = (end: number, next: Piece["after"]) => {
    pieces.push({ text: line.slice(start, end), start, end, after });
    after = next;
  };
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === "|" || character === ";" || character === "&" || character === "`") {
      const double = line[at + 1] === character;
      const pipe = character === "|" && !double;
      if (character === "&" && !double) continue;
      push(at, pipe ? "|" : ";");
      if (double || (pipe && line[at + 1] === "&")) at++;
      start = at + 1;
    }
  }
  push(line.length, "");
  return pieces;
}

const FETCH =
  /(?:^|[\s"'(=$`])(?:curl|wget|aria2c|fetch|http|https|iwr|irm|invoke-webrequest|invoke-restmethod|lwp-download)(?=\s)/;
const FETCHED_URL = /(?:https?|ftp):\/\/|\$\{?\w|[\w-]+\.[a-z]{2,}\/|start-bitstransfer/;
const INTERPRETER =
  /^\s*(?:\\\s*)?(?:(?:sudo|command|exec|nohup|time|env|xargs)\s+(?:-[\w-]+(?:[ =]\S+)?\s+|\w+=\S*\s+)*)*(?:\/\S*\/)?(?:(?:ba|z|da|k|c|fi|a)?sh|python[\d.]*|perl|ruby|node|php|deno|bun|lua|tclsh|osascript|pwsh|powershell|iex|invoke-expression|source|\.)(?=$|[\s"')])/;
/** An interpreter that is given a program of its own only reads what comes in. */
function runsInput(piece: string): boolean {
  const head = INTERPRETER.exec(piece)?.[0];
  if (head === undefined) return false;
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
  /(?:iex|invoke-expression)\b[^\n]{0,80}downloadstring|downloadstring\([^\n]{0,200}\)\s*\|\s*iex/;

function* judge(line: string, offset: number): Generator<CommandHit> {
  const pieces = piecesOf(line);
  const hit = (kind: CommandKind, { start, end }: Pick<Piece, "start" | "end">, what: string) => ({
    kind,
    start: offset + start,
    end: offset + end,
    what,
  });
  const whole = { start: line.length - line.trimStart().length, end: line.trimEnd().length };
  const remote = remoteExec(line, pieces);
  if (remote) yield hit("remote-exec", remote, "");
  if (encodedExec(line, pieces)) yield hit("encoded-exec", whole, "");
  for (const piece of pieces) {
    const target = destructiveTarget(piece.text);
    if (target !== undefined) yield hit("destructive", trimmed(piece), target);
    const flag = unsafeFlag(piece.text);
    if (flag !== undefined) yield hit("unsafe-flag", trimmed(piece), flag);
    const place = persistencePlace(piece, line);
    if (place !== undefined) yield hit("persistence", trimmed(piece), place);
  }
  const leak = leakIn(line, pieces);
  if (leak !== undefined) yield hit("exfil", whole, leak);
}

function trimmed({ text, start }: Piece): Pick<Piece, "start" | "end"> {
  const from = start + (text.length - text.trimStart().length);
  return { start: from, end: Math.max(from, start + text.trimEnd().length) };
}

function remoteExec(
  line: string,
  pieces: readonly Piece[],
): Pick<Piece, "start" | "end"> | undefined {
  for (const [at, piece] of pieces.entries()) {
    if (!FETCH.test(piece.text) || !FETCHED_URL.test(piece.text)) continue;
    if (LOCAL.test(piece.text)) continue;
    for (let next = at + 1; next < pieces.length && pieces[next]!.after === "|"; next++) {
      if (runsInput(pieces[next]!.text)) {
        return { start: trimmed(piece).start, end: trimmed(pieces[next]!).end };
      }
    }
    const saved = /(?:-o|--output|-outfile|>)\s{0,4}(?:"|')?([\w./~$-]{1,200})/.exec(
      piece.text,
    )?.[1];
    const file = saved?.replace(/^.*\//, "");
    if (file === undefined || file === "" || file === "-") continue;
    for (const later of pieces.slice(at + 1)) {
      if (later.text.includes(file) && runsFile(later.text, file)) {
        return { start: trimmed(piece).start, end: trimmed(later).end };
      }
    }
  }
  const inline = INLINE_RUN.exec(line) ?? WEB_CLIENT.exec(line);
  return inline ? { start: inline.index, end: line.trimEnd().length } : undefined;
}

function runsFile(text: string, file: string): boolean {
  const words = text.trim().split(/\s+/);
  const [first = ""] = words;
  if (first.endsWith(`/${file}`)) return true;
  return /^(?:sudo|(?:ba|z|da)?sh|python[\d.]*|source|\.|perl|node|powershell)$/.test(first);
}

const DECODER =
  /base64\s{1,4}(?:--?d\w*|-d)|base64\s{1,4}-\w{0,4}d|openssl\s{1,4}(?:enc|base64)\b[^|;]{0,80}-d|xxd\s{1,4}-\w{0,4}r|b64decode|frombase64string|atob\s{0,2}\(|certutil\b[^|;]{0,80}-decode|buffer\.from\([^)]{0,4096},\s{0,4}["']base64|base64\.decode|decodebytes|fromhex\(|unhexlify/;
const RUNS_IT =
  /\b(?:eval|exec|iex|invoke-expression|system|popen|spawn|new function|function)\b\s{0,4}[("'$`]|\b(?:ba|z|da|k)?sh\s{1,4}-c\b|<\(/;
const BLOB = /[a-z0-9+/_-]{16,}={0,2}|(?:\\x[0-9a-f]{2}){6,}|(?:[0-9a-f]{2}\s?){16,}/;
const ENCODED_COMMAND =
  /(?:powershell|pwsh)(?:\.exe)?\b[^\n]{0,200}\s-e(?:nc|ncodedcommand|c)?\s{1,4}["']?[a-z0-9+/=]{16,}/;

function encodedExec(line: string, pieces: readonly Piece[]): boolean {
  if (ENCODED_COMMAND.test(line)) return true;
  if (!DECODER.test(line) || !BLOB.test(withoutAddresses(line))) return false;
  const decoder = pieces.findIndex(({ text }) => DECODER.test(text));
  for (let next = decoder + 1; next > 0 && next < pieces.length; next++) {
    if (pieces[next]!.after !== "|") break;
    if (runsInput(pieces[next]!.text)) return true;
  }
  return RUNS_IT.test(line);
}

function withoutAddresses(line: string): string {
  return line.replace(/\w{2,8}:\/\/\S{0,2048}/g, " ");
}

const ROOTS =
  /^(?:\/|\/\*|~|~\/|~\/\*|\$home|\$home\/|\$home\/\*|\$\{home\}\/?\*?|\/(?:etc|usr|var|home|bin|boot|lib|root|opt|sys|dev|system|users|library)(?:\/\*?)?|\*|\.\*|\.\/\*|\.\.\/?|[a-z]:[\\/]?\*?|%userprofile%|%systemdrive%)$/;

/** What is wiped: a disk, the root of everything, a home folder. */
function destructiveTarget(piece: string): string | undefined {
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
    if (word === "shred" && rest.some((one) => /^\/dev\/(?:sd|nvme|vd)/.test(one))) return "a disk";
  }
  if (/>\s{0,4}\/dev\/(?:sd|hd|nvme|vd|mmcblk)\w/.test(piece)) return "a disk";
  if (/:\(\)\s{0,4}\{/.test(piece)) return "every process there is room for";
  if (/\bfind\s{1,4}(?:\/|~|\$home)\s[^\n]{0,200}-delete\b/.test(piece))
    return "everything it finds";
  if (/\bchmod\s{1,4}-r\s{1,4}0?777\s{1,4}\/(?:\s|$)/.test(piece)) return "/";
  if (/\b(?:del|rd|rmdir)\s{1,4}(?:\/[a-z]\s{1,4}){1,4}(?:[a-z]:\\|%\w+%)/.test(piece))
    return "a drive";
  if (/\bformat\s{1,4}c:/.test(piece)) return "a drive";
  return undefined;
}

const FLAGS =
  /(?:^|[\s"'`(=])(--(?:allow-)?dangerously-skip-permissions|--permission-mode[= ]"?bypasspermissions|--dangerously-bypass-approvals-and-sandbox|--dangerously-allow-all|--yolo)(?![\w-])/;

function unsafeFlag(piece: string): string | undefined {
  const flag = FLAGS.exec(piece)?.[1];
  if (flag !== undefined) return flag.replace("bypasspermissions", "bypassPermissions");
  return /\bgit\s{1,4}(?:-\S{1,40}\s{1,4}){0,4}(?:commit|push|merge|rebase)\b[^\n]{0,200}\s--no-verify(?![\w-])/.test(
    piece,
  )
    ? "--no-verify"
    : undefined;
}

const START_FILES =
  /(?:~|\$home|\$\{home\}|\/home\/\w+|\/root|\/etc)\/\.?(?:bashrc|zshrc|zprofile|zshenv|bash_profile|profile|bash_login|config\/fish\/config\.fish)/;

/** Where something is left behind that runs again by itself. */
function persistencePlace({ text, after }: Piece, line: string): string | undefined {
  if (/(?:>>?|tee\s{1,4}(?:-a\s{1,4})?)\s{0,4}["']?\S{0,80}authorized_keys/.test(text))
    return "authorized_keys";
  if (/(?:^|\s)crontab\s{1,4}-(?:\s|$)/.test(text) && after === "|") return "crontab";
  if (
    /(?:>>?|tee\s{1,4}(?:-a\s{1,4})?|cp\s{1,4}\S{1,80}\s{1,4})\s{0,4}["']?\S{0,120}(?:\/launchagents\/|\/launchdaemons\/|\/systemd\/(?:user|system)\/|\/cron\.(?:d|daily|hourly)\/|\/autostart\/)/.test(
      text,
    )
  ) {
    return "what the system starts";
  }
  if (/(?:>>?|tee\s{1,4}(?:-a\s{1,4})?)/.test(text) && START_FILES.test(text)) {
    // Setting a path is ordinary; fetching or running something at every start is not.
    return /curl|wget|base64|nohup|eval|\bnc\b|\/dev\/tcp|python|&\s*["']?\s*>>/.test(line)
      ? "the shell's start-up file"
      : undefined;
  }
  return undefined;
}

const SECRET_FILE =
  /(?:~|\$home|\$\{home\}|\$userprofile|%userprofile%|\/home\/[\w*]+|\/root|\/users\/[\w*]+)?\/?(?:\.ssh(?:\/(?:id_\w+|\*|identity)?|(?=[\s"')]|$))|\.aws(?:\/(?:credentials|config)?|(?=[\s"')]|$))|\.netrc|\.npmrc|\.pypirc|\.git-credentials|\.docker\/config\.json|\.kube\/config|\.gnupg|\.config\/(?:gh\/hosts\.yml|gcloud)|\.azure|\.claude\/\.credentials\.json|\.claude\.json|\.bash_history|\.zsh_history|id_rsa|id_ed25519|\/etc\/shadow|\/etc\/passwd)|(?:^|[\s@"'=<(/])\.env(?:\.\w+)?(?=$|[\s"'`),;|])|login\.keychain|cookies\.sqlite|\bcookies\b.{0,20}\bchrome|wallet\.dat/;
const ENVIRONMENT =
  /(?:^|[\s($`"'<])(?:printenv|env|export -p|set)\s*$|(?:^|[\s($`"'<])printenv\b|\/proc\/(?:self|\d+)\/environ|\bos\.environ\b|process\.env\b(?!\.)/;
const SENDER =
  /(?:^|[\s"'(=$`])(?:curl|wget|nc|ncat|netcat|socat|scp|rsync|ftp|sftp|nslookup|dig|host|ping|invoke-webrequest|invoke-restmethod|iwr|irm|http|telnet|openssl s_client|python[\d.]*|mail|sendmail)(?=\s)|\/dev\/tcp\//;
const CARRIES =
  /\s(?:-d|--data(?:-\w+)?|-f|--form(?:-string)?|-t|--upload-file|--post-(?:data|file)|--body-(?:data|file)|-infile|-body|--json)(?=[\s=@"'])|-x\s{1,4}(?:post|put)|-method\s{1,4}(?:post|put)|\$\(|\$\{|`|<\s{0,4}\S|\/dev\/tcp\//;

/** The name of what leaves, when one line takes a secret, sends it, and says where to. */
function leakIn(line: string, pieces: readonly Piece[]): string | undefined {
  for (const [at, piece] of pieces.entries()) {
    if (!SENDER.test(piece.text)) continue;
    const command = withoutHeaders(piece.text);
    if (!destinationIn(command)) continue;
    const fed = piped(pieces, at);
    const copies = /(?:^|\s)(?:scp|rsync|sftp|ftp)\s/.test(command);
    const own = CARRIES.test(command) || copies ? sourceIn(command) : undefined;
    const source = own ?? (fed === undefined ? undefined : sourceIn(fed));
    if (source !== undefined) return source;
    if (
      /(?:nslookup|dig|host|ping)\s/.test(command) &&
      /\$\(|\$\{?\w*(?:token|key|secret|pass)/.test(command)
    ) {
      if (/(?:token|key|secret|pass|credential|env|whoami|hostname|cat )/.test(command))
        return "what it looks up";
    }
  }
  // A substitution is cut into pieces at its pipes, but it is one command all the same.
  if (/(?:nslookup|dig|host)\s[^\n]{0,40}\$\(/.test(line))
    return sourceIn(line) ?? (/printenv|token|secret|passw/.test(line) ? "a secret" : undefined);
  if (/\$\([^\n]{0,200}\|/.test(line) && SENDER.test(line) && destinationIn(line))
    return sourceIn(withoutHeaders(line));
  return undefined;
}

/** Logging in is what a secret is for. */
function withoutHeaders(command: string): string {
  return command.replace(
    /(?:-h|--header|-u|--user|--oauth2-bearer)[ =]{0,4}(?:"[^"]{0,400}"|'[^']{0,400}'|\S{1,400})/g,
    " ",
  );
}

/** What comes in through the pipes before a command. */
function piped(pieces: readonly Piece[], at: number): string | undefined {
  if (pieces[at]!.after !== "|") return undefined;
  const before: string[] = [];
  for (let from = at - 1; from >= 0; from--) {
    before.push(pieces[from]!.text);
    if (pieces[from]!.after !== "|") break;
  }
  return before.join(" | ");
}

function sourceIn(text: string): string | undefined {
  const file = SECRET_FILE.exec(text)?.[0].trim();
  if (file !== undefined && file !== "") return file.replace(/^[@"'=<(]+/, "");
  return text.split("|").some((part) => ENVIRONMENT.test(part)) ? "the environment" : undefined;
}

const LOCAL = /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b|\[::1\]/;

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
