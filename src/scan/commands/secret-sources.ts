const KEY_FILE =
  /(?:~|\$home|\$\{home\}|\$(?:env:)?userprofile|%userprofile%|\/home\/[\w*]+|\/root|\/users\/[\w*]+)?\/?(?:\.ssh(?:\/(?:id_\w+|\*|identity)?|(?=[\s"')]|$))|\.aws(?:\/(?:credentials|config)?|(?=[\s"')]|$))|\.git-credentials|\.docker\/config\.json|\.kube\/config|\.gnupg|\.config\/(?:gh\/hosts\.yml|gcloud)|\.claude\/\.credentials\.json|id_rsa|id_ed25519|\/etc\/shadow|login\.keychain)|\*\.(?:pem|p12|pfx|kdbx|ppk)\b/;
const OTHER_FILE =
  /(?:~|\$home|\$\{home\}|\/home\/[\w*]+|\/root|\/users\/[\w*]+)?\/?(?:\.netrc|\.npmrc|\.pypirc|\.azure|\.claude\.json|\.bash_history|\.zsh_history|\/etc\/passwd)|(?:^|[\s@"'=<(/])\.env(?!\.(?:example|sample|template|dist)\b)(?:\.\w+)?\*?(?=$|[\s"'`),;|])|cookies\.sqlite|\bcookies\b.{0,20}\bchrome|wallet\.dat/;
/** Programs that print one. */
const TELLING =
  /security (?:find-(?:generic|internet)-password|dump-keychain)|secret-tool lookup|gh auth token|print-access-token|get-secret-value|kubectl get secrets?\b[^|;]{0,80}-o|aws configure export-credentials|aws sts get-session-token|\bop (?:item|read)\b|\bvault (?:kv get|read)\b|\bpass show\b|gpg\b[^|;]{0,40}--export-secret|\bpbpaste\b|\bxclip\b[^|;]{0,20}-o|get-clipboard/;
const SECRET = new RegExp(`${KEY_FILE.source}|${OTHER_FILE.source}|${TELLING.source}`);
const ENVIRONMENT =
  /(?:^|[\s($`"'<])(?:printenv|env|export -p|set)\s*$|(?:^|[\s($`"'<])printenv\b|\$\((?:env|set|export -p)\s{0,4}[|)]|\/proc\/(?:self|\d+)\/environ|\bos\.environ\b|process\.env\b(?!\.)/;

/** Whether a file of keys stands there, which is no login to anything. */
export function namesKeyFile(text: string): boolean {
  return KEY_FILE.test(withoutPublic(text));
}

/** What is secret of what a command reads: a file, what a program tells, the environment. */
export function sourceIn(text: string): string | undefined {
  const file = SECRET.exec(withoutPublic(text).replaceAll("\\", "/"))?.[0].trim();
  if (file !== undefined && file !== "") return file.replace(/^[@"'=<(]+/, "");
  return text.split("|").some((part) => ENVIRONMENT.test(part)) ? "the environment" : undefined;
}

/** The other half of a key may be given to everybody, and a key that opens the way is not what is sent. */
function withoutPublic(text: string): string {
  return text
    .replace(/\S{0,200}\.pub\b/g, " ")
    .replace(
      /(?<=\s|["'])-(?:i|f)\s{0,4}["']?(?:~|\$home|\/)?[\w./$~-]{0,120}\.ssh\/\S{0,80}|identityfile=\S{1,200}/g,
      " ",
    );
}

/** What a piece writes its output to, or copies or packs its input into. */
const WRITTEN =
  />\s{0,4}["']?([\w./~$-]{2,200})|\b(?:cp|mv|install)\s{1,4}[^\n]{1,200}\s([\w./~$-]{2,200})\s*$|\s-v\s{0,4}["']?[^\s:]{1,200}:([\w./-]{2,100})|\b(?:tar|zip|7z)\b[^\n]{0,80}?\s([\w./~$-]{1,120}\.(?:tgz|tar|zip|7z|gz|bz2|xz))\b/;

const MOST_TAINTED = 16;

/** Notes the file into which a command puts a secret, by its name, and what it holds. */
export function addTaint(text: string, tainted: Map<string, string>): void {
  const written = tainted.size < MOST_TAINTED ? WRITTEN.exec(text) : undefined;
  const file = written?.slice(1).find((name) => name !== undefined);
  if (file === undefined || file.startsWith("/dev/")) return;
  const source = sourceIn(text);
  if (source !== undefined) tainted.set(file, source);
}
