export interface Form {
  readonly provider: string;
  /** Sticky, and without repetitions inside repetitions. */
  readonly form: RegExp;
  /** GitHub and npm end their tokens with a checksum of what stands before. */
  readonly checksum?: boolean;
}

const form = (provider: string, source: string, checksum = false): Form => ({
  provider,
  form: new RegExp(`${source}(?![A-Za-z0-9_-])`, "y"),
  ...(checksum && { checksum }),
});

/** By how they start. The forms are the providers' own (their documentation, 2026). */
const all: readonly (readonly [start: string, Form])[] = [
  ["AKIA", form("AWS", "AKIA[A-Z2-7]{16}")],
  ["ASIA", form("AWS", "ASIA[A-Z2-7]{16}")],
  ["ghp_", form("GitHub", "ghp_[A-Za-z0-9]{36}", true)],
  ["gho_", form("GitHub", "gho_[A-Za-z0-9]{36}", true)],
  ["ghu_", form("GitHub", "ghu_[A-Za-z0-9]{36}", true)],
  ["ghs_", form("GitHub", "ghs_[A-Za-z0-9]{36}", true)],
  ["ghr_", form("GitHub", "ghr_[A-Za-z0-9]{36,76}", true)],
  ["github_pat_", form("GitHub", "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}")],
  ["glpat-", form("GitLab", "glpat-[A-Za-z0-9_-]{20,64}")],
  ["sk-ant-", form("Anthropic", "sk-ant-[a-z]{3,6}\\d{2}-[A-Za-z0-9_-]{80,120}")],
  ["sk-proj-", form("OpenAI", "sk-proj-[A-Za-z0-9_-]{40,200}")],
  ["sk-svcacct-", form("OpenAI", "sk-svcacct-[A-Za-z0-9_-]{40,200}")],
  ["sk-", form("OpenAI", "sk-[A-Za-z0-9]{48}")],
  ["sk_live_", form("Stripe", "sk_live_[A-Za-z0-9]{24,128}")],
  ["rk_live_", form("Stripe", "rk_live_[A-Za-z0-9]{24,128}")],
  ["xoxb-", form("Slack", "xoxb-\\d{9,14}-\\d{9,14}-[A-Za-z0-9]{20,40}")],
  ["xoxp-", form("Slack", "xoxp-\\d{9,14}-\\d{9,14}-\\d{9,14}-[a-f0-9]{28,40}")],
  ["xapp-", form("Slack", "xapp-\\d-[A-Z0-9]{8,14}-\\d{9,16}-[a-f0-9]{40,80}")],
  [
    "https://hooks.slack.com/",
    form(
      "Slack",
      "https://hooks\\.slack\\.com/services/T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{20,28}",
    ),
  ],
  [
    "https://discord.com/api/webhooks/",
    form("Discord", "https://discord\\.com/api/webhooks/\\d{17,20}/[A-Za-z0-9_-]{60,80}"),
  ],
  [
    "https://discordapp.com/api/webhooks/",
    form("Discord", "https://discordapp\\.com/api/webhooks/\\d{17,20}/[A-Za-z0-9_-]{60,80}"),
  ],
  ["AIza", form("Google", "AIza[A-Za-z0-9_-]{35}")],
  ["GOCSPX-", form("Google", "GOCSPX-[A-Za-z0-9_-]{28}")],
  ["npm_", form("npm", "npm_[A-Za-z0-9]{36}", true)],
  ["pypi-AgE", form("PyPI", "pypi-AgE[A-Za-z0-9_-]{50,250}")],
  ["hf_", form("Hugging Face", "hf_[A-Za-z]{34}")],
  ["SG.", form("SendGrid", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}")],
  ["dop_v1_", form("DigitalOcean", "dop_v1_[a-f0-9]{64}")],
  ["dckr_pat_", form("Docker", "dckr_pat_[A-Za-z0-9_-]{27,40}")],
  ["shpat_", form("Shopify", "shpat_[a-f0-9]{32}")],
  ["lin_api_", form("Linear", "lin_api_[A-Za-z0-9]{40}")],
  ["ntn_", form("Notion", "ntn_[A-Za-z0-9]{46}")],
  ["dapi", form("Databricks", "dapi[a-f0-9]{32}")],
  ["hvs.", form("HashiCorp Vault", "hvs\\.[A-Za-z0-9_-]{90,120}")],
  ["sbp_", form("Supabase", "sbp_[a-f0-9]{40}")],
  ["ATATT3", form("Atlassian", "ATATT3[A-Za-z0-9_=-]{100,250}")],
  ["AGE-SECRET-KEY-1", form("age", "AGE-SECRET-KEY-1[0-9A-Z]{58}")],
  ["gsk_", form("Groq", "gsk_[A-Za-z0-9]{52}")],
  ["xai-", form("xAI", "xai-[A-Za-z0-9]{70,90}")],
];

/** The longest start first: of two that stand at one place the more exact one counts. */
export const forms = all.toSorted(([a], [b]) => b.length - a.length);
