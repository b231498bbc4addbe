import { readFile } from "node:fs/promises";
import { createSecureContext } from "node:tls";
import { codeOf } from "../../../machine/system-error.ts";
import type { SourceEnv } from "../source.ts";
import type { Login } from "../web/open.ts";
import type { NpmConfig } from "./config.ts";
import { settingsPath } from "./config.ts";

type Certificate = NonNullable<Login["certificate"]>;
type Checked = Certificate | { readonly problem: string };

/** The text of a `certfile` and a `keyfile`. Files that are not there are passed over, as npm does. */
export async function certificateFromFiles(
  files: Certificate,
  env: SourceEnv,
): Promise<Checked | undefined> {
  const texts: string[] = [];
  for (const file of [files.cert, files.key]) {
    try {
      texts.push(await readFile(settingsPath(file, env), "utf8"));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      return { problem: `${file} cannot be read (${codeOf(error)})` };
    }
  }
  return checked({ cert: texts[0]!, key: texts[1]! });
}

/** `cert` and `key`, which hold the text itself. */
export function certificateFromText(config: NpmConfig): Checked | undefined {
  const [cert, key] = ["cert", "key"].map((name) => config.get(name));
  if (!cert || !key || cert === "null" || key === "null") return undefined;
  return checked({ cert: lines(cert), key: lines(key) });
}

/** In settings a line end may be written as `\n`. */
export function lines(text: string): string {
  return text.replaceAll(String.raw`\n`, "\n");
}

/** What OpenSSL does not take would only be noticed in the middle of a connection. */
function checked(certificate: Certificate): Checked {
  try {
    createSecureContext(certificate);
    return certificate;
  } catch (error) {
    const code = codeOf(error);
    return { problem: problems[code] ?? `OpenSSL does not take it (${code})` };
  }
}

const problems: Readonly<Record<string, string>> = {
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: "the key is that of another certificate",
  ERR_OSSL_PEM_NO_START_LINE: "it is not in PEM",
  ERR_OSSL_UNSUPPORTED: "its key is not in PEM",
  ERR_OSSL_BAD_DECRYPT: "its key is locked with a passphrase",
  ERR_MISSING_PASSPHRASE: "its key is locked with a passphrase",
};
