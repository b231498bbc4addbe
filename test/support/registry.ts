import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A server on this machine that goes when the test ends, and what it was asked for. */
export interface LocalServer {
  readonly url: string;
  readonly asked: { readonly path: string; readonly headers: IncomingMessage["headers"] }[];
}

export type Handler = (request: IncomingMessage, response: ServerResponse, url: string) => void;

export async function serve(handler: Handler): Promise<LocalServer> {
  const asked: LocalServer["asked"] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? "", headers: request.headers });
    handler(request, response, url);
  });
  const url = await listen(server);
  return { url, asked };
}

export async function listen(
  server: Pick<Server, "listen" | "close" | "address">,
): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  onTestFinished(() => {
    if ("closeAllConnections" in server) (server as Server).closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A version of a package as its registry describes it. */
export interface Release {
  readonly tarball: Uint8Array;
  /** Put over what is true. */
  readonly dist?: Readonly<Record<string, unknown>>;
  readonly deprecated?: string;
}

export const sha512 = (bytes: Uint8Array) =>
  `sha512-${createHash("sha512").update(bytes).digest("base64")}`;

/** npm's protocol, as far as installing needs it. */
export async function registry(
  packages: Readonly<
    Record<
      string,
      {
        readonly tags?: Readonly<Record<string, string>>;
        readonly versions: Readonly<Record<string, Release>>;
      }
    >
  >,
  options: { readonly token?: string } = {},
): Promise<LocalServer> {
  return serve((request, response, url) => {
    const { token } = options;
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401).end("{}");
      return;
    }
    const path = decodeURIComponent(request.url ?? "").replace(/^\//, "");
    const packed = /^(.+)\/-\/(.+)\.tgz$/.exec(path);
    const found = packages[packed ? packed[1]! : path];
    if (!found) {
      response.writeHead(404).end('{"error":"Not found"}');
    } else if (packed) {
      response.end(found.versions[packed[2]!]!.tarball);
    } else {
      const versions = Object.entries(found.versions).map(
        ([version, { tarball, dist, ...more }]) => [
          version,
          {
            name: path,
            version,
            ...more,
            dist: {
              tarball: `${url}/${path}/-/${version}.tgz`,
              integrity: sha512(tarball),
              ...dist,
            },
          },
        ],
      );
      const latest = Object.keys(found.versions).at(-1)!;
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          name: path,
          "dist-tags": { latest, ...found.tags },
          versions: Object.fromEntries(versions),
        }),
      );
    }
  });
}
