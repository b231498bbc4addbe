import { request as plainRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import { request as tlsRequest } from "node:https";
import type { Failed, SourceEnv } from "../source.ts";
import { isLoopback } from "./loopback.ts";
import { tunnel } from "./tunnel.ts";

/** How the network is reached; npm's settings say so. */
export interface WebSettings {
  /** Of a proxy, or nothing for a direct way. */
  readonly proxyFor: (url: URL) => URL | undefined;
  /** Certificates in PEM that are trusted in place of those that Node brings along. */
  readonly ca?: readonly string[];
  /** Only when the user's own settings say `strict-ssl=false`. */
  readonly insecure?: boolean;
  /** Milliseconds without a byte, and milliseconds for a whole answer. */
  readonly idle: number;
  readonly total: number;
  readonly onWait?: SourceEnv["onWait"];
  readonly answers?: SourceEnv["answers"];
  /** What may help where a server cannot be reached. */
  readonly help?: string;
}

/** How the user is made known to a server. */
export interface Login {
  readonly headers?: Readonly<Record<string, string>>;
  /** A client certificate and its key, in PEM. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

/** What is said to a server. */
export interface Call {
  /** The media types that are wanted. */
  readonly accept?: string;
  /** For this place and no other: a redirect to another host gets its own, usually none. */
  readonly loginFor?: (url: URL) => Promise<Login | Failed>;
}

/** Asks for an address, directly or through a proxy; gives the answer as soon as its head is there. */
export async function open(
  url: URL,
  { accept, loginFor }: Call,
  settings: WebSettings,
  signal: AbortSignal,
): Promise<IncomingMessage | Failed> {
  const { ca, insecure, idle } = settings;
  const login: Login | Failed = (await loginFor?.(url)) ?? {};
  if ("failure" in login) return login;
  const trust = { ...(ca && { ca: [...ca] }), ...(insecure && { rejectUnauthorized: false }) };
  const proxy = isLoopback(url) ? undefined : settings.proxyFor(url);
  const channel = proxy && (await tunnel(proxy, url, { signal, idle }));
  if (channel && "failure" in channel) return channel;
  return new Promise((resolve, reject) => {
    const start = url.protocol === "https:" ? tlsRequest : plainRequest;
    const call = start(
      url,
      {
        agent: false,
        signal,
        headers: { "user-agent": "install-agent", ...(accept && { accept }), ...login.headers },
        ...trust,
        ...login.certificate,
        ...(channel && { socket: channel.socket, servername: url.hostname }),
      },
      resolve,
    );
    call.setTimeout(idle, () => call.destroy(new Error("idle")));
    call.on("error", reject);
    call.end();
  });
}
