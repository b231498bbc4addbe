import type { Piece } from "./pieces.ts";

const START_FILES =
  /(?:~|\$home|\$\{home\}|\/home\/\w+|\/root|\/etc)\/\.?(?:bashrc|zshrc|zprofile|zshenv|bash_profile|profile|bash_login|config\/fish\/config\.fish)/;

const WRITES = String.raw`(?:>>?|\btee\s{1,4}(?:-a\s{1,4})?|\b(?:cp|mv)\s{1,4}\S{1,80}\s{1,4}|\bsed\s{1,4}-i\b[^\n]{0,120}\s)\s{0,4}["']?\S{0,80}`;

/** Commands whose effect lasts, and what they change. */
const LASTING: readonly (readonly [RegExp, string])[] = [
  [/\bcrontab\s{1,4}[./~$]\S{0,200}/, "crontab"],
  [/\bat\s{1,4}now\s{0,4}(?:\+|-f\b)/, "what the system starts"],
  [
    /\bsystemctl\s{1,4}(?:--user\s{1,4})?enable\s{1,4}(?:--now\s{1,4})?["']?[~/$.]/,
    "what the system starts",
  ],
  [/\blaunchctl\s{1,4}(?:load|bootstrap|submit)\b/, "what the system starts"],
  [/\bschtasks(?:\.exe)?\s{1,4}\/create\b/, "what the system starts"],
  [/\breg(?:\.exe)?\s{1,4}add\s[^\n]{0,200}\\(?:run|runonce)\b/, "what the system starts"],
  [
    /\bgit\s{1,4}config\s{1,4}(?:--global|--system)\s{1,4}(?:core\.(?:hookspath|sshcommand|fsmonitor|editor|pager|askpass)\s{1,4}["']?(?!vim?\b|nvim|nano|code|emacs|less|cat\b|delta)|init\.templatedir|alias\.\S{1,40}\s{1,4}["']?!)/,
    "what git runs in every repository",
  ],
  [/\bgit\s{1,4}config\s[^\n]{0,40}core\.(?:sshcommand|fsmonitor)\s{1,4}\S/, "what git runs"],
  [
    new RegExp(String.raw`${WRITES}/etc/(?:profile\.d/|rc\.local|ld\.so\.preload|sudoers)`),
    "what the system starts",
  ],
  [
    new RegExp(String.raw`${WRITES}(?:~|\$home|\$\{home\})/\.claude/claude\.md`),
    "what Claude Code is told in every session",
  ],
  [
    new RegExp(
      String.raw`${WRITES}(?:\.claude/settings(?:\.local)?\.json|\.claude\.json|\.mcp\.json)`,
    ),
    "the settings of Claude Code",
  ],
];

/** Where something is left behind that runs again by itself. */
export function persistencePlace({ text, after }: Piece, line: string): string | undefined {
  if (/(?:>>?|tee\s{1,4}(?:-a\s{1,4})?)\s{0,4}["']?\S{0,80}authorized_keys/.test(text))
    return "authorized_keys";
  const lasting = LASTING.find(([form]) => form.test(text));
  if (lasting) return lasting[1];
  if (/(?:^|\s)crontab\s{0,4}(?:-\s{0,4}(?:\)|$)|$)/.test(text) && after === "|") return "crontab";
  if (
    /(?:>>?|tee\s{1,4}(?:-a\s{1,4})?|cp\s{1,4}\S{1,80}\s{1,4})\s{0,4}["']?\S{0,120}(?:\/launchagents\/|\/launchdaemons\/|\/systemd\/(?:user|system)\/|\/cron\.(?:d|daily|hourly)\/|\/autostart\/)/.test(
      text,
    )
  ) {
    return "what the system starts";
  }
  if (
    /(?:>>?|tee\s{1,4}(?:-a\s{1,4})?|\b(?:cp|mv|ln -s|install -)\S{0,20}\s[^\n]{1,120})\s{0,4}["']?\S{0,120}\.git\/hooks\/[a-z]/.test(
      text,
    )
  ) {
    return "the hooks of git";
  }
  if (/(?:>>?|tee\s{1,4}(?:-a\s{1,4})?)/.test(text) && START_FILES.test(text)) {
    // Setting a path is ordinary; fetching or running something at every start is not.
    return /curl|wget|base64|nohup|eval|\bnc\b|\/dev\/tcp|python|&\s*["']?\s*>>/.test(line)
      ? "the shell's start-up file"
      : undefined;
  }
  return undefined;
}
