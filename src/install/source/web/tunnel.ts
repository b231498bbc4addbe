import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import type { Socket } from "node:net";
import { failure } from "../source.ts";
import type { Failed } from "../source.ts";

/** A way through a proxy to the host of an address (CONNECT, RFC 9110 section 9.3.6). */
export async function tunnel(
  proxy: URL,
  { hostname, port }: URL,
  { signal, idle }: { readonly signal: AbortSignal; readonly idle: number },
): Promise<{ readonly socket: Socket } | Failed> {
  const target = `${hostname}:${port || 443}`;
  const named = `the proxy ${proxy.host}`;
  if (proxy.protocol !== "http:" && proxy.protocol !== "https:") {
    return failure("network", `${named} is of a kind that is not known: ${proxy.protocol}`);
  }
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const authorization = {
    "proxy-authorization": `Basic ${Buffer.from(login).toString("base64")}`,
  };
  return new Promise((resolve) => {
    const start = proxy.protocol === "https:" ? tlsRequest : plainRequest;
    const call = start({
      method: "CONNECT",
      hostname: proxy.hostname,
      port: proxy.port || (proxy.protocol === "https:" ? 443 : 80),
      path: target,
      agent: false,
      signal,
      headers: { host: target, ...(proxy.username !== "" && authorization) },
    });
    call.setTimeout(idle, () => call.destroy(new Error("idle")));
    call.on("error", ({ message }) =>
      resolve(failure("network", `${named} cannot be reached: ${message}`)),
    );
    call.on("response", ({ statusCode }) =>
      resolve(failure("network", `${named} answers ${statusCode}`)),
    );
    call.on("connect", ({ statusCode }, socket) => {
      if (statusCode === 200) resolve({ socket });
      else {
        socket.destroy();
        resolve(
          failure("network", `${named} does not lead to ${target}: it answers ${statusCode}`),
        );
      }
    });
    call.end();
  });
}
