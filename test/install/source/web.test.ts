import { createHash } from "node:crypto";
import { createServer as createPlain } from "node:http";
import { createServer as createSecure } from "node:https";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { refetch } from "../../../src/install/source/refetch.ts";
import { ask, envIn, fetchFrom, shown } from "../../support/ask.ts";
import { certificate, openssl } from "../../support/certificate.ts";
import { listen, serve } from "../../support/registry.ts";
import { agent, tree } from "../../support/tree.ts";

const content = agent("reviewer");
const sum = createHash("sha256").update(content).digest("hex");

test("a file from an address, once its sum is known", async () => {
  const { url } = await serve((_, response) => response.end(content));
  const folder = await tree({ x: "" });
  const address = `${url}/lib/reviewer.md`;
  const resolved = { type: "https", url: address, sha256: sum } as const;
  expect(await ask(folder, address, { sha256: sum })).toEqual([
    `reviewer ${JSON.stringify(resolved)}`,
  ]);
  expect(await ask(folder, address, { sha256: `sha256:${sum.toUpperCase()}` })).toHaveLength(1);
  expect(shown(await refetch(resolved, envIn(folder)))).toHaveLength(1);
  const said = [
    ...(await ask(folder, address)),
    ...(await ask(folder, address, { sha256: "0".repeat(64) })),
    ...(await ask(folder, address, { sha256: "abc" })),
    ...(await ask(folder, address, { offline: true })),
  ];
  expect(said.join("\n").replaceAll(url, "<server>").replaceAll(sum, "<sum>"))
    .toMatchInlineSnapshot(`
    "refused: <server>/lib/reviewer.md can change at any time, and no sum says what it is to hold
    read it, and if it is what you want, ask again with --sha256 <sum>
    integrity: <server>/lib/reviewer.md holds something else: its SHA-256 sum is <sum>
    usage: --sha256 takes 64 hexadecimal digits
    network: <server>/lib/reviewer.md is on the network, and --offline forbids it"
  `);
});

test("more than Claude Code loads is not taken", async () => {
  const { url } = await serve((_, response) => response.end(Buffer.alloc(1_048_577, 32)));
  expect((await ask("/", `${url}/x.md`, { sha256: sum }))[0]).toMatch(/^refused: /);
});

test.skipIf(!openssl)("through a proxy, trusting the certificates that npm trusts", async () => {
  const folder = await tree({ x: "" });
  const { key, cert, certFile } = await certificate("agents.invalid");
  const secure = await listen(
    createSecure({ key, cert }, (request, response) => {
      if (request.url === "/in.md")
        response.writeHead(302, { location: `${inner.url}/x.md` }).end();
      else response.end(content);
    }),
  );
  const inner = await serve((_, response) => response.end(content));
  const asked: string[] = [];
  const proxy = createPlain((_, response) => response.writeHead(400).end());
  proxy.on("connect", (request, socket) => {
    asked.push(`${request.url} ${request.headers["proxy-authorization"]}`);
    if (request.url!.startsWith("closed.")) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const to = connect(Number(new URL(secure).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      to.pipe(socket).pipe(to);
    });
    to.on("error", () => socket.destroy());
    socket.on("error", () => to.destroy());
  });
  const through = (await listen(proxy)).replace("http://", "http://me:pa%3Ass@");
  const variables = { HTTPS_PROXY: through, npm_config_cafile: certFile };
  const get = async (host: string, more = {}) =>
    (
      await ask(folder, `https://${host}/x.md`, {
        sha256: sum,
        variables: { ...variables, ...more },
      })
    )[0];
  expect(await get("agents.invalid")).toMatch(/^reviewer /);
  expect(asked).toEqual([`agents.invalid:443 Basic ${Buffer.from("me:pa:ss").toString("base64")}`]);
  const said = [
    await get("agents.invalid", { npm_config_cafile: "" }),
    await get("other.invalid"),
    await get("closed.invalid"),
    await get("agents.invalid", { HTTPS_PROXY: "http://127.0.0.1:9" }),
    await get("agents.invalid", { HTTPS_PROXY: "socks5://127.0.0.1:9" }),
    (await ask(folder, "https://agents.invalid/in.md", { sha256: sum, variables }))[0],
  ];
  expect(said.join("\n").replaceAll(new URL(through).host, "<proxy>")).toMatchInlineSnapshot(`
    "network: https://agents.invalid/x.md has a certificate that nobody vouches for
    network: https://other.invalid/x.md has a certificate of another host
    network: the proxy <proxy> does not lead to closed.invalid:443: it answers 403
    network: the proxy 127.0.0.1:9 cannot be reached: connect ECONNREFUSED 127.0.0.1:9
    network: the proxy 127.0.0.1:9 is of a kind that is not known: socks5:
    refused: https://agents.invalid/in.md redirects into this machine"
  `);
  // `strict-ssl` is npm's own way to say that any certificate will do.
  expect(
    await get("agents.invalid", { npm_config_cafile: "", npm_config_strict_ssl: "false" }),
  ).toMatch(/^reviewer /);
  const before = asked.length;
  await get("agents.invalid", { NO_PROXY: "example.com, .invalid" });
  await get("agents.invalid", { npm_config_noproxy: "agents.invalid:443" });
  expect(asked).toHaveLength(before);
  const { agents } = await fetchFrom(folder, "https://agents.invalid/x.md", {
    sha256: sum,
    variables: { npm_config_https_proxy: through, npm_config_ca: cert.toString() },
  });
  expect(agents).toHaveLength(1);
});
