import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { NpmConfig } from "../npm/config.ts";
import type { SourceEnv } from "../source.ts";
import type { WebSettings } from "./get.ts";

/** Milliseconds without a byte after which a server counts as gone, and for a whole answer. */
const IDLE = 30_000;
const TOTAL = 180_000;

/** How npm reaches the network: its proxies, its certificates, its patience. */
export async function webSettings(config: NpmConfig, env: SourceEnv): Promise<WebSettings> {
  const ca = await certificates(config, env);
  const patience = env.patience ?? Number(config.get("fetch-timeout"));
  return {
    proxyFor: (url) => proxyFor(url, config, env.variables),
    ...(ca && { ca }),
    ...(config.get("strict-ssl") === "false" && { insecure: true }),
    idle: patience > 0 ? Math.min(IDLE, patience) : IDLE,
    total: patience > 0 ? Math.min(TOTAL, patience) : TOTAL,
  };
}

async function certificates(
  config: NpmConfig,
  env: SourceEnv,
): Promise<readonly string[] | undefined> {
  const inline = config.all("ca").filter((text) => text.includes("-----BEGIN"));
  if (inline.length > 0) return inline.map((text) => text.replaceAll(String.raw`\n`, "\n"));
  const file = config.get("cafile");
  if (!file || file === "null") return undefined;
  const text = await readFile(resolve(env.cwd, file), "utf8").catch(() => undefined);
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
