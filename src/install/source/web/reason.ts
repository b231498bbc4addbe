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
};

/** Completes "<address> …". */
export function reasonOf(error: unknown, timedOut: boolean): string {
  if (timedOut) return "does not answer in time";
  if (!(error instanceof Error)) return "cannot be read";
  if (error.message === "idle") return "does not answer in time";
  if (error.message === "aborted") return "breaks the connection off";
  const code = "code" in error ? String(error.code) : "";
  if (Object.hasOwn(words, code)) return words[code]!;
  return `cannot be read (${code || error.name})`;
}
