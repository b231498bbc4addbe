import { runsInput } from "./downloads.ts";
import type { Piece } from "./pieces.ts";

const DECODER =
  /base64\s{1,4}(?:--?d\w*|-d)|base64\s{1,4}-\w{0,4}d|openssl\s{1,4}(?:enc|base64)\b[^|;]{0,80}-d|xxd\s{1,4}-\w{0,4}r|b64decode|frombase64string|atob\s{0,2}\(|certutil\b[^|;]{0,80}-decode|buffer\.from\([^)]{0,4096},\s{0,4}["']base64|base64\.decode|decodebytes|fromhex\(|unhexlify|(?:printf|echo\s{1,4}-\w{0,3}e\w{0,3})\s{1,4}["']?(?:\\x[0-9a-f]{2}){4}/;
const RUNS_IT =
  /\b(?:eval|exec|iex|invoke-expression|system|popen|spawn|new function|function)\b\s{0,4}[("'$`]|\b(?:ba|z|da|k)?sh\s{1,4}-c\b|<\(/;
const BLOB = /[a-z0-9+/_-]{16,}={0,2}|(?:\\x[0-9a-f]{2}){6,}|(?:[0-9a-f]{2}\s?){16,}/;
const ENCODED_COMMAND =
  /(?:powershell|pwsh)(?:\.exe)?\b[^\n]{0,200}\s-e(?:nc|ncodedcommand|c)?\s{1,4}["']?[a-z0-9+/=]{16,}/;

/** Whether encoded text is decoded and run. `around` has the lines nearby. */
export function encodedExec(line: string, pieces: readonly Piece[], around: string): boolean {
  if (ENCODED_COMMAND.test(line)) return true;
  if (!DECODER.test(line)) return false;
  // The text may stand in a variable that is set on a line nearby.
  const blob = /\$\w|\$\{/.test(line) ? around : line;
  if (!BLOB.test(withoutAddresses(blob))) return false;
  const decoder = pieces.findIndex(({ text }) => DECODER.test(text));
  for (let next = decoder + 1; next > 0 && next < pieces.length; next++) {
    if (pieces[next]!.after !== "|") break;
    if (runsInput(pieces[next]!.text)) return true;
  }
  return RUNS_IT.test(line);
}

function withoutAddresses(line: string): string {
  return line.replace(/\w{2,8}:\/\/\S{0,2048}/g, " ");
}
