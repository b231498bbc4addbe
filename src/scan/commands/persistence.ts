import type { Piece } from "./pieces.ts";

const START_FILES =
  /(?:~|\$home|\$\{home\}|\/home\/\w+|\/root|\/etc)\/\.?(?:bashrc|zshrc|zprofile|zshenv|bash_profile|profile|bash_login|config\/fish\/config\.fish)/;

const WRITES = String.raw`(?:>>?|\btee\s{1,4}(?:-a\s{1,4})?|\b(?:cp|mv)\s{1,4}\S{1,80}\s{1,4}|\bsed\s{1,4}-i\b[^\n]{0,120}\s)\s{0,4}["']?\S{0,80}`;

/** A command whose effect lasts. */
interface Lasting {
  /** One of these is part of whatever `form` matches: to look for it costs less than to prepare `form`. */
  readonly needs: readonly string[];
  readonly form: RegExp;
  /** What it changes. */
  readonly what: string;
}

function lasting(what: string, needs: string, form: RegExp | string): Lasting {
  return { needs: needs.split(" "), form: new RegExp(form), what };
}

const STARTED = "what the system starts";

export const lastingCommands: readonly Lasting[] = [
  lasting(
    "authorized_keys",
    "authorized_keys",
    /(?:>>?|tee\s{1,4}(?:-a\s{1,4})?)\s{0,4}["']?\S{0,80}authorized_keys/,
  ),
  lasting("crontab", "crontab", /\bcrontab\s{1,4}[./~$]\S{0,200}/),
  lasting(STARTED, "now", /\bat\s{1,4}now\s{0,4}(?:\+|-f\b)/),
  lasting(
    STARTED,
    "systemctl",
    /\bsystemctl\s{1,4}(?:--user\s{1,4})?enable\s{1,4}(?:--now\s{1,4})?["']?[~/$.]/,
  ),
  lasting(STARTED, "launchctl", /\blaunchctl\s{1,4}(?:load|bootstrap|submit)\b/),
  lasting(STARTED, "schtasks", /\bschtasks(?:\.exe)?\s{1,4}\/create\b/),
  lasting(STARTED, "\\run", /\breg(?:\.exe)?\s{1,4}add\s[^\n]{0,200}\\(?:run|runonce)\b/),
  lasting(
    "what git runs in every repository",
    "core. init. alias.",
    /\bgit\s{1,4}config\s{1,4}(?:--global|--system)\s{1,4}(?:core\.(?:hookspath|sshcommand|fsmonitor|editor|pager|askpass)\s{1,4}["']?(?!vim?\b|nvim|nano|code|emacs|less|cat\b|delta)|init\.templatedir|alias\.\S{1,40}\s{1,4}["']?!)/,
  ),
  lasting(
    "what git runs",
    "core.sshcommand core.fsmonitor",
    /\bgit\s{1,4}config\s[^\n]{0,40}core\.(?:sshcommand|fsmonitor)\s{1,4}\S/,
  ),
  lasting(
    STARTED,
    "/etc/",
    String.raw`${WRITES}/etc/(?:profile\.d/|rc\.local|ld\.so\.preload|sudoers)`,
  ),
  lasting(
    "what Claude Code is told in every session",
    "/.claude/claude.md",
    String.raw`${WRITES}(?:~|\$home|\$\{home\})/\.claude/claude\.md`,
  ),
  lasting(
    "the settings of Claude Code",
    ".claude/settings .claude.json .mcp.json",
    String.raw`${WRITES}(?:\.claude/settings(?:\.local)?\.json|\.claude\.json|\.mcp\.json)`,
  ),
  lasting(
    STARTED,
    "/launchagents/ /launchdaemons/ /systemd/ /cron. /autostart/",
    /(?:>>?|tee\s{1,4}(?:-a\s{1,4})?|cp\s{1,4}\S{1,80}\s{1,4})\s{0,4}["']?\S{0,120}(?:\/launchagents\/|\/launchdaemons\/|\/systemd\/(?:user|system)\/|\/cron\.(?:d|daily|hourly)\/|\/autostart\/)/,
  ),
  lasting(
    "the hooks of git",
    ".git/hooks/",
    /(?:>>?|tee\s{1,4}(?:-a\s{1,4})?|\b(?:cp|mv|ln -s|install -)\S{0,20}\s[^\n]{1,120})\s{0,4}["']?\S{0,120}\.git\/hooks\/[a-z]/,
  ),
];

/** Where something is left behind that runs again by itself. */
export function persistencePlace({ text, after }: Piece, line: string): string | undefined {
  const found = lastingCommands.find(
    ({ needs, form }) => needs.some((part) => text.includes(part)) && form.test(text),
  );
  if (found) return found.what;
  if (after === "|" && /(?:^|\s)crontab\s{0,4}(?:-\s{0,4}(?:\)|$)|$)/.test(text)) return "crontab";
  if (/>|tee\s/.test(text) && START_FILES.test(text)) {
    // Setting a path is ordinary; fetching or running something at every start is not.
    return /curl|wget|base64|nohup|eval|\bnc\b|\/dev\/tcp|python|&\s*["']?\s*>>/.test(line)
      ? "the shell's start-up file"
      : undefined;
  }
  return undefined;
}
