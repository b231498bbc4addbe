import { readFile } from "node:fs/promises";
import { lines } from "../npm/certificate.ts";
import { settingsPath } from "../npm/config.ts";
import type { NpmConfig } from "../npm/config.ts";
import type { SourceEnv } from "../source.ts";
import type { WebSettings } from "./open.ts";

/** Milliseconds without a byte after which a server counts as gone, and for a whole answer. */
const IDLE = 30_000;
const TOTAL = 180_000;

/** How npm reaches the network: its proxies, its certificates, its patience. */
export async function webSettings(config: NpmConfig, env: SourceEnv): Promise<WebSettings> {
  const ca = await certificates(config, env);
  const patience = env.patience ?? Number(config.get("fetch-timeout"));
  const withheld = config.withheld.filter((key) => OF_THE_WAY.has(key));
  return {
    proxyFor: (url) => proxyFor(url, config, env.variables),
    ...(ca && { ca }),
    ...(config.get("strict-ssl") === "false" && { insecure: true }),
    idle: patience > 0 ? Math.min(IDLE, patience) : IDLE,
    total: patience > 0 ? Math.min(TOTAL, patience) : TOTAL,
    onWait: env.onWait,
    answers: env.answers,
    ...(withheld.length > 0 && { help: putIntoOwn(withheld) }),
  };
}

const OF_THE_WAY: ReadonlySet<string> = new Set(
  "ca cafile cert key strict-ssl proxy https-proxy noproxy no-proxy".split(" "),
);

function putIntoOwn(keys: readonly string[]): string {
  const named = keys.map((key) => `\`${key}\``).join(", ");
  return `${named} of this project's .npmrc ${keys.length > 1 ? "do" : "does"} not count, since a project may be a stranger's; put it into your own .npmrc`;
}

async function certificates(
  config: NpmConfig,
  env: SourceEnv,
): Promise<readonly string[] | undefined> {
  const inline = config.all("ca").filter((text) => text.includes("-----BEGIN"));
  if (inline.length > 0) return inline.map(lines);
  const file = config.get("cafile");
  if (!file || file === "null") return undefined;
  const text = await readFile(settingsPath(file, env), "utf8").catch(() => undefined);
  return text?.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? undefined;
}

function proxyFor(url: URL, config: NpmConfig, variables: SourceEnv["variables"]): URL | undefined {
  const either = (name: string) => variables[name] ?? variables[name.toLowerCase()];
  const excepted = config.get("noproxy") ?? config.get("no-proxy") ?? either("NO_PROXY") ?? "";
  if (isExcepted(url, excepted)) return undefined;
  const stated =
    config.get("https-proxy") ??
    either("HTTPS_PROXY") ??
    config.get("proxy") ??
    either("HTTP_PROXY");
  if (!stated || stated === "null" || stated === "false") return undefined;
  const whole = stated.includes("://") ? stated : `http://${stated}`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

/** `NO_PROXY`: hosts with all that lies below them, with or without a leading dot, or `*`. */
function isExcepted({ hostname, port }: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      const [host = "", only] = entry.replace(/^\*?\./, "").split(/:(?=\d+$)/);
      if (only !== undefined && only !== (port || "443")) return false;
      return hostname === host || hostname.endsWith(`.${host}`);
    });
}
