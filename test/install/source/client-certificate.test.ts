import { execFile } from "node:child_process";
import { createServer } from "node:https";
import type { Server, ServerOptions } from "node:https";
import { createServer as createPlain } from "node:http";
import { connect } from "node:net";
import type { TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ask } from "../../support/ask.ts";
import { certificate, openssl } from "../../support/certificate.ts";
import type { Certificate } from "../../support/certificate.ts";
import { listen, sha512 } from "../../support/registry.ts";
import { agent, tree } from "../../support/tree.ts";
import { tgz } from "../../support/tar.ts";

const tarball = tgz([{ name: "package/agents/a.md", content: agent("a") }]);

interface Guarded {
  readonly url: string;
  /** Of each request: its path, its login, and whose certificate it came with. */
  readonly asked: string[];
}

/** A registry that lets in whoever has the certificate; without one given it only asks for any. */
async function guarded(own: Certificate, client?: Certificate, more: ServerOptions = {}) {
  const asked: string[] = [];
  const { key, cert } = own;
  const trust = client ? { ca: client.cert } : { rejectUnauthorized: false };
  const server: Server = createServer(
    { key, cert, requestCert: true, ...trust, ...more },
    (request, response) => {
      const who = (request.socket as TLSSocket).getPeerCertificate().subject?.CN ?? "nobody";
      asked.push(`${request.url} ${request.headers.authorization ?? "no login"} ${who}`);
      if (request.url!.endsWith(".tgz")) response.end(tarball);
      else {
        const dist = { tarball: `${url}/files/x.tgz`, integrity: sha512(tarball) };
        const versions = { "1.0.0": { dist } };
        response.end(JSON.stringify({ "dist-tags": { latest: "1.0.0" }, versions }));
      }
    },
  );
  const url = (await listen(server)).replace("http:", "https:");
  return { url, asked } satisfies Guarded;
}

/** What somebody gets with settings of their own in a project with others. */
async function from(own: string, project = "", variables: Record<string, string> = {}) {
  const home = await tree({ ".npmrc": own });
  const folder = await tree({ ".npmrc": project, "package.json": "{}" });
  return (await ask(folder, "npm:x", { home, variables })).map((line) => line.replace(/ \{.*/, ""));
}

const place = (url: string) => url.replace("https:", "");
const inOneLine = (pem: Buffer) => pem.toString().replaceAll("\n", "\\n");

test.skipIf(!openssl)("a client certificate goes to the registry that it is for", async () => {
  const [server, me] = [await certificate(), await certificate("me.example")];
  const { url, asked } = await guarded(server, me);
  const registry = `registry=${url}/npm\ncafile=${server.certFile}\n`;
  const files = (where: string) =>
    `${place(url)}${where}:certfile=${me.certFile}\n${place(url)}${where}:keyfile=${me.keyFile}\n`;
  expect(await from(registry + files("/"))).toEqual(["a"]);
  expect(await from(`${registry}${files("/npm/")}${place(url)}/npm/:_authToken=secret`)).toEqual([
    "a",
  ]);
  expect(asked).toEqual([
    "/npm/x no login me.example",
    "/files/x.tgz no login me.example",
    "/npm/x Bearer secret me.example",
    // It is another path of the same host.
    "/files/x.tgz Bearer secret me.example",
  ]);
  expect(await from(files("/"), `registry=${url}`, { npm_config_cafile: server.certFile })).toEqual(
    ["a"],
  );
  const home = (text: string) => text.replaceAll(/=\/.*(?=\/certificate-)/g, "=~");
  const folder = await tree({ "package.json": "{}", ".npmrc": "" });
  expect(home(files("/"))).toContain("=~/certificate-");
  const elsewhere = me.certFile.replace(/\/certificate-.*/, "");
  const variables = { npm_config_registry: url, npm_config_cafile: server.certFile };
  for (const [name, file] of [
    ["certfile", me.certFile],
    ["keyfile", me.keyFile],
  ] as const) {
    Object.assign(variables, {
      [`npm_config_${place(url)}/:${name}`]: file.replace(elsewhere, "~"),
    });
  }
  expect(await ask(folder, "npm:x", { home: elsewhere, variables })).toHaveLength(1);
});

test.skipIf(!openssl)("`cert` and `key` go to the registries that the user names", async () => {
  const [server, me] = [await certificate(), await certificate("me.example")];
  const { url, asked } = await guarded(server);
  const own = `cafile=${server.certFile}\ncert="${inOneLine(me.cert)}"\nkey="${inOneLine(me.key)}"\n`;
  expect(await from(`${own}registry=${url}`)).toEqual(["a"]);
  expect(await from(`${own}@acme:registry=${url}`, `registry=${url}`)).toEqual(["a"]);
  expect(await from(own, `registry=${url}`)).toEqual(["a"]);
  expect(await from(`registry=${url}\ncafile=${server.certFile}`, own)).toEqual(["a"]);
  expect(asked.map((line) => line.replace(/^.* /, ""))).toEqual([
    ...Array<string>(4).fill("me.example"),
    ...Array<string>(4).fill("nobody"),
  ]);
});

test.skipIf(!openssl)("another host is not shown the certificate", async () => {
  const [server, me] = [await certificate(), await certificate("me.example")];
  const other = await guarded(server);
  const front = createServer({ key: server.key, cert: server.cert }, (request, response) => {
    response.writeHead(302, { location: `${other.url}${request.url}` }).end();
  });
  const url = (await listen(front)).replace("http:", "https:");
  const own = `registry=${url}\ncafile=${server.certFile}\n${place(url)}/:certfile=${me.certFile}\n${place(url)}/:keyfile=${me.keyFile}\n`;
  expect(await from(own, "", { npm_config_replace_registry_host: "never" })).toEqual(["a"]);
  expect(other.asked).toEqual(["/x no login nobody", "/files/x.tgz no login nobody"]);
});

test.skipIf(!openssl)("through a proxy too", async () => {
  const [server, me] = [await certificate("registry.invalid"), await certificate("me.example")];
  const { url, asked } = await guarded(server, me);
  const proxy = createPlain();
  proxy.on("connect", (_, socket) => {
    const to = connect(Number(new URL(url).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      to.pipe(socket).pipe(to);
    });
    to.on("error", () => socket.destroy());
    socket.on("error", () => to.destroy());
  });
  const own = `registry=https://registry.invalid\nhttps-proxy=${await listen(proxy)}\ncafile=${server.certFile}
replace-registry-host=always\n//registry.invalid/:certfile=${me.certFile}\n//registry.invalid/:keyfile=${me.keyFile}\n`;
  expect(await from(own)).toEqual(["a"]);
  expect(asked).toEqual(["/x no login me.example", "/files/x.tgz no login me.example"]);
});

test.skipIf(!openssl)("what goes wrong is told in words", async () => {
  const [server, me, another] = [
    await certificate(),
    await certificate("me.example"),
    await certificate("another.example"),
  ];
  const { url, asked } = await guarded(server, me);
  const older = await guarded(server, me, { maxVersion: "TLSv1.2" });
  const locked = `${me.keyFile}.locked`;
  const lock = ["ec", "-in", me.keyFile, "-aes256", "-passout", "pass:x", "-out", locked];
  await promisify(execFile)("openssl", lock);
  const registry = `registry=${url}\ncafile=${server.certFile}\n`;
  const files = (cert: string, key: string) =>
    `${place(url)}/:certfile=${cert}\n${place(url)}/:keyfile=${key}\n`;
  const all: string[] = [];
  const say = async (what: string, own: string, project = "") => {
    all.push(`${what}:`, ...(await from(own, project)).map((line) => `  ${line}`));
  };
  await say("none", registry);
  await say("none, TLS 1.2", registry.replace(url, older.url));
  await say("not there", registry + files("/nowhere/c.pem", "/nowhere/k.pem"));
  await say("of the project", registry, files(me.certFile, me.keyFile));
  await say("a folder", registry + files("/", me.keyFile));
  await say("key of another", registry + files(me.certFile, another.keyFile));
  await say("no PEM", registry + files("/etc/hostname", me.keyFile));
  await say("key no PEM", registry + files(me.certFile, "/etc/hostname"));
  await say("locked key", registry + files(me.certFile, locked));
  await say("inline, no PEM", `${registry}cert=x\nkey=y\n`);
  await say("server not trusted", `registry=${url}`);
  await say(
    "server trusted by the project",
    `registry=${url}`,
    `cafile=${server.certFile}\nstrict-ssl=false\n`,
  );
  expect(
    all
      .join("\n")
      .replaceAll(place(url), "//<host>")
      .replaceAll(place(older.url), "//<older>")
      .replaceAll(url.slice(8), "<host>"),
  ).toMatchInlineSnapshot(`
    "none:
      network: https://<host>/x asks for a client certificate
      in your own .npmrc, \`//host/:certfile\` and \`//host/:keyfile\` name its file and that of its key; both have to be there
    none, TLS 1.2:
      network: https://<older>/x breaks the TLS handshake off, as one that asks for a client certificate
      in your own .npmrc, \`//host/:certfile\` and \`//host/:keyfile\` name its file and that of its key; both have to be there
    not there:
      network: https://<host>/x asks for a client certificate
      in your own .npmrc, \`//host/:certfile\` and \`//host/:keyfile\` name its file and that of its key; both have to be there
    of the project:
      network: https://<host>/x asks for a client certificate
      the .npmrc of this project names a client certificate, which is not for a project to choose; put \`//<host>/:certfile=…\` into your own .npmrc
    a folder:
      network: the client certificate for <host> cannot be used: / cannot be read (EISDIR)
      look at \`//<host>/:certfile\` and \`//<host>/:keyfile\` in your .npmrc
    key of another:
      network: the client certificate for <host> cannot be used: the key is that of another certificate
      look at \`//<host>/:certfile\` and \`//<host>/:keyfile\` in your .npmrc
    no PEM:
      network: the client certificate for <host> cannot be used: it is not in PEM
      look at \`//<host>/:certfile\` and \`//<host>/:keyfile\` in your .npmrc
    key no PEM:
      network: the client certificate for <host> cannot be used: its key is not in PEM
      look at \`//<host>/:certfile\` and \`//<host>/:keyfile\` in your .npmrc
    locked key:
      network: the client certificate for <host> cannot be used: its key is locked with a passphrase
      look at \`//<host>/:certfile\` and \`//<host>/:keyfile\` in your .npmrc
    inline, no PEM:
      network: the client certificate for <host> cannot be used: it is not in PEM
      look at \`cert\` and \`key\` in your .npmrc
    server not trusted:
      network: https://<host>/x has a certificate that nobody vouches for
      in your own .npmrc, \`cafile\` names a file with the authorities to trust
    server trusted by the project:
      network: https://<host>/x has a certificate that nobody vouches for
      \`cafile\`, \`strict-ssl\` of this project's .npmrc do not count, since a project may be a stranger's; put it into your own .npmrc"
  `);
  expect(asked).toEqual([]);
});
