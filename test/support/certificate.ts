import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { tree } from "./tree.ts";

/** A certificate that nobody vouches for, made at this moment. */
export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** Of the files. */
  readonly keyFile: string;
  readonly certFile: string;
}

/** Whether certificates can be made here. */
export const openssl = await promisify(execFile)("openssl", ["version"]).then(
  () => true,
  () => false,
);

/** For a host, or for `127.0.0.1`. */
export async function certificate(host = "127.0.0.1"): Promise<Certificate> {
  const folder = await mkdtemp(join(await tree({}), "certificate-"));
  const [keyFile, certFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const name = /^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`;
  await promisify(execFile)("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout".split(" "),
    keyFile,
    "-out",
    certFile,
    "-subj",
    `/CN=${host}`,
    "-addext",
    `subjectAltName=${name}`,
  ]);
  return { key: await readFile(keyFile), cert: await readFile(certFile), keyFile, certFile };
}
