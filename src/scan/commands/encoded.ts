import { runsFile, runsInput } from "./downloads.ts";
import type { Piece } from "./pieces.ts";

const DECODER =
  /base64\s{1,4}(?:--?d\w*|-d)|base64\s{1,4}-\w{0,4}d|openssl\s{1,4}(?:enc|base64)\b[^|;]{0,80}-d|xxd\b[^|;]{0,20}\s-\w{0,3}r|b64decode|frombase64string|atob\s{0,2}\(|certutil\b[^|;]{0,80}-decode|buffer\.from\([^)]{0,4096},\s{0,4}["']base64|base64[._]decode|decode_?base64|decode64|decodebytes|hex2bin|str_rot13|zlib\.decompress|\.pack\(["']m|\bunpack\(\s{0,4}["']u|\bloadstring\b|gzinflate|(?:^|\|)\s*rev\b|(?:^|\|)\s*tr\s{1,4}\S|fromhex\(|unhexlify|(?:printf|echo\s{1,4}-\w{0,3}e\w{0,3})\s{1,4}["']?(?:\\x[0-9a-f]{2}){4}|(?:\\[0-7]{3}){4}/;
const RUNS_IT =
  /\b(?:eval|exec|iex|invoke-expression|system|popen|spawn|new function|function|loadstring)\b\s{0,4}(?:[("'$`]|\S{0,40}(?:decode|inflate|hex2bin|unpack))|\b(?:ba|z|da|k)?sh\s{1,4}-c\b|<\(|\b(?:ba|z|da|k)?sh\b[^|;\n]{0,20}<<<|\b(?:python[\d.]*|perl|ruby|node|php)\b[^|;\n]{0,20}<<<|\b(?:exec|spawn)sync\b/;
const BLOB =
  /[a-z0-9+/_-]{16,}={0,2}|(?:\\x[0-9a-f]{2}){6,}|(?:\\[0-7]{3}){6,}|(?:[0-9a-f]{2}\s?){16,}/;
const ENCODED_COMMAND =
  /(?:powershell|pwsh)(?:\.exe)?\b[^\n]{0,200}\s-e(?:nc|ncodedcommand|c)?\s{1,4}["']?[a-z0-9+/=]{16,}/;

interface Lines {
  readonly above: string;
  readonly below: string;
}

/** Whether encoded text is decoded and run. */
export function encodedExec(
  line: string,
  pieces: readonly Piece[],
  { above, below }: Lines,
): boolean {
  if (ENCODED_COMMAND.test(line)) return true;
  if (!DECODER.test(line)) return false;
  // The text may stand in a variable that is set on a line nearby, or in the lines that follow.
  const isElsewhere = /\$\w|\$\{|<</.test(line);
  const blob = isElsewhere ? above + line + below : line;
  if (!BLOB.test(withoutAddresses(blob))) return false;
  const decoder = pieces.findIndex(({ text }) => DECODER.test(text));
  for (let next = decoder + 1; next > 0 && next < pieces.length; next++) {
    if (pieces[next]!.after !== "|") break;
    if (runsInput(pieces[next]!.text)) return true;
  }
  return RUNS_IT.test(line) || runsResult(pieces, decoder, below);
}

const CERTUTIL = /\bcertutil\b[^|;]{0,40}-decode\s{1,4}\S{1,200}\s{1,4}(\S{1,200})/;

/** Whether what is decoded goes into a file that is run behind it. */
function runsResult(pieces: readonly Piece[], decoder: number, below: string): boolean {
  const file = /(?:>|-o(?:ut)?)\s{0,4}["']?([\w./~$-]{1,200})/.exec(
    pieces[decoder]?.text ?? "",
  )?.[1];
  const name = (file ?? CERTUTIL.exec(pieces[decoder]?.text ?? "")?.[1])?.replace(/^.*\//, "");
  if (name === undefined || /^(?:-?|null|std(?:out|err))$/.test(name)) return false;
  const later = [...pieces.slice(decoder + 1).map(({ text }) => text), ...below.split(/[\n;&]/)];
  return later.some((text) => text.includes(name) && runsFile(text, name));
}

function withoutAddresses(line: string): string {
  return line.replace(/\w{2,8}:\/\/\S{0,2048}/g, " ");
}
