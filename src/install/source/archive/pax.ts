/** Keys of a pax header that change nothing about what an entry is. */
const harmless = /^(?:[acm]time|[ug]id|[ug]name|comment|LIBARCHIVE\..*|SCHILY\.(?:dev|ino|nlink))$/;

/**
 * The name that a pax header (POSIX.1-2001) gives. A header that says anything else about an entry is
 * a problem: size, link target, holes, character set.
 */
export function paxName(content: Uint8Array): {
  readonly name?: string;
  readonly problem?: string;
} {
  let name: string | undefined;
  let at = 0;
  while (at < content.length) {
    const record = recordAt(content, at);
    if (!record) return { problem: "has a header that cannot be read" };
    const { key, value, end } = record;
    if (key === "path") {
      if (name !== undefined) return { problem: "names one entry twice" };
      name = value;
    } else if (!harmless.test(key)) return { problem: `has a header with ${key}` };
    at = end;
  }
  return name === undefined ? {} : { name };
}

/** `27 path=agents/reviewer.md\n`, the number being the bytes of the whole record. */
function recordAt(content: Uint8Array, at: number) {
  const digits = /^[1-9]\d{0,5}(?= )/.exec(
    String.fromCharCode(...content.subarray(at, at + 8)),
  )?.[0];
  if (digits === undefined) return undefined;
  const end = at + Number(digits);
  if (end > content.length || content[end - 1] !== 0x0a) return undefined;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      content.subarray(at + digits.length + 1, end - 1),
    );
  } catch {
    return undefined;
  }
  const equals = text.indexOf("=");
  if (equals < 1) return undefined;
  return { key: text.slice(0, equals), value: text.slice(equals + 1), end };
}
