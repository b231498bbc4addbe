/** What tag characters spell in ASCII. */
export function tagText(part: string): string | undefined {
  const letters = Array.from(part, (character) => {
    const code = character.codePointAt(0)! - 0xe0000;
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : "";
  });
  return letters.join("") || undefined;
}

/** One byte a selector, as the trick is commonly done. */
export function selectorText(part: string): string | undefined {
  const bytes = Array.from(part, (character) => {
    const code = character.codePointAt(0)!;
    return code < 0xe0100 ? code - 0xfe00 : code - 0xe0100 + 16;
  });
  return readable(Uint8Array.from(bytes.filter((byte) => byte >= 0 && byte < 256)));
}

/** A zero-width binary channel: two characters for the bits, eight bits a letter. */
export function bitText(part: string): string | undefined {
  const letters = [...new Set(part)];
  if (letters.length !== 2 || part.length < 16) return undefined;
  for (const one of letters) {
    const bits = Array.from(part.slice(0, 8_192), (letter) => (letter === one ? 1 : 0));
    const bytes = new Uint8Array(Math.floor(bits.length / 8));
    for (const at of bytes.keys()) {
      bytes[at] = bits.slice(at * 8, at * 8 + 8).reduce<number>((byte, bit) => byte * 2 + bit, 0);
    }
    const text = readable(bytes);
    if (text !== undefined) return text;
  }
  return undefined;
}

function readable(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return /^[\t\n\r\u0020-\u007e\u00a1-\uffff]{3,}$/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
