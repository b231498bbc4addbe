import { LOCAL } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const SECRET_FILE =
  /(?:~|\$home|\$\{home\}|\$userprofile|%userprofile%|\/home\/[\w*]+|\/root|\/users\/[\w*]+)?\/?(?:\.ssh(?:\/(?:id_\w+|\*|identity)?|(?=[\s"')]|$))|\.aws(?:\/(?:credentials|config)?|(?=[\s"')]|$))|\.netrc|\.npmrc|\.pypirc|\.git-credentials|\.docker\/config\.json|\.kube\/config|\.gnupg|\.config\/(?:gh\/hosts\.yml|gcloud)|\.azure|\.claude\/\.credentials\.json|\.claude\.json|\.bash_history|\.zsh_history|id_rsa|id_ed25519|\/etc\/shadow|\/etc\/passwd)|(?:^|[\s@"'=<(/])\.env(?:\.\w+)?(?=$|[\s"'`),;|])|security find-(?:generic|internet)-password|secret-tool lookup|gh auth token|print-access-token|get-secret-value|login\.keychain|cookies\.sqlite|\bcookies\b.{0,20}\bchrome|wallet\.dat/;
const ENVIRONMENT =
  /(?:^|[\s($`"'<])(?:printenv|env|export -p|set)\s*$|(?:^|[\s($`"'<])printenv\b|\/proc\/(?:self|\d+)\/environ|\bos\.environ\b|process\.env\b(?!\.)/;
const SENDER =
  /(?:^|[\s"'(=$`])(?:curl|wget|nc|ncat|netcat|socat|scp|rsync|ftp|sftp|nslookup|dig|host|ping|invoke-webrequest|invoke-restmethod|iwr|irm|http|telnet|openssl s_client|python[\d.]*|mail|sendmail)(?=\s)|\/dev\/tcp\//;
const CARRIES =
  /\s(?:-d|--data(?:-\w+)?|-f|--form(?:-string)?|-t|--upload-file|--post-(?:data|file)|--body-(?:data|file)|-infile|-body|--json)(?=[\s=@"'])|-x\s{1,4}(?:post|put)|-method\s{1,4}(?:post|put)|\$\(|\$\{|`|<\s{0,4}\S|\/dev\/tcp\//;

/** Programs that publish what they are given, wherever that is. */
const PUBLISHER = /\bgh gist create\b|\baws s3 cp\b|\bgsutil cp\b|\brclone copy\b/;
/** The whole environment in a request of a program. */
const POSTED =
  /(?:fetch|axios|requests?|urlopen|got|http)\b[^\n]{0,200}https?:\/\/[^\n]{0,200}(?:process\.env\b(?![.[])|os\.environ\b(?![.[]))/;

/** The name of what leaves, when one line takes a secret, sends it, and says where to. */
export function leakIn(line: string, pieces: readonly Piece[]): string | undefined {
  if (POSTED.test(line) && !LOCAL.test(line)) return "the environment";
  for (const [at, piece] of pieces.entries()) {
    if (PUBLISHER.test(piece.text)) {
      const published = sourceIn(piece.text);
      if (published !== undefined) return published;
    }
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
