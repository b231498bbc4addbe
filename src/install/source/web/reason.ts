const words: Readonly<Record<string, string>> = {
  ENOTFOUND: "cannot be found: no such host",
  EAI_AGAIN: "cannot be found: the name service does not answer",
  ECONNREFUSED: "refuses the connection",
  ECONNRESET: "breaks the connection off",
  EPIPE: "breaks the connection off",
  ETIMEDOUT: "does not answer in time",
  EHOSTUNREACH: "cannot be reached",
  ENETUNREACH: "cannot be reached: there is no network",
  CERT_HAS_EXPIRED: "has a certificate that has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "has a certificate that nobody vouches for",
  SELF_SIGNED_CERT_IN_CHAIN: "has a certificate that nobody vouches for",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "has a certificate that nobody vouches for",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "has a certificate that nobody vouches for",
  ERR_TLS_CERT_ALTNAME_INVALID: "has a certificate of another host",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "asks for a client certificate",
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: "does not accept this client certificate",
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: "does not accept this client certificate",
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED:
    "does not accept this client certificate: it has expired",
  ERR_SSL_WRONG_VERSION_NUMBER: "does not answer in TLS",
};

/** What OpenSSL says of a handshake where Node has no code for it. */
const sayings: readonly (readonly [RegExp, string])[] = [
  [/wrong version number|packet length too long/, "does not answer in TLS"],
  [
    /alert handshake failure/,
    "breaks the TLS handshake off, as one that asks for a client certificate",
  ],
  [/alert (?:unknown ca|bad certificate)/, "does not accept this client certificate"],
];

/** Completes "<address> …". */
export function reasonOf(error: unknown, timedOut: boolean): string {
  if (timedOut) return "does not answer in time";
  if (!(error instanceof Error)) return "cannot be read";
  if (error.message === "idle") return "does not answer in time";
  if (error.message === "aborted") return "breaks the connection off";
  const code = "code" in error ? String(error.code) : "";
  if (Object.hasOwn(words, code)) return words[code]!;
  if (code.startsWith("HPE_")) return "does not answer in HTTP";
  const said = sayings.find(([pattern]) => pattern.test(error.message));
  if (said) return said[1];
  return `cannot be read (${code || error.name})`;
}

/** What to do about it, where npm has a setting for that. */
export function helpFor(reason: string): string | undefined {
  if (reason.includes("client certificate")) {
    return "in your own .npmrc, `//host/:certfile` and `//host/:keyfile` name its file and that of its key; both have to be there";
  }
  if (reason.endsWith("nobody vouches for")) {
    return "in your own .npmrc, `cafile` names a file with the authorities to trust";
  }
  return undefined;
}
