/** One piece between pipes and separators. Offsets are into the text. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What leads to it: nothing, a pipe, or the end of another command. */
  readonly after: "" | "|" | ";";
}

/** Cut at pipes, separators, line ends and backticks; quotes are not minded, since they are forged. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let after: Piece["after"] = "";
  const push = (end: number, next: Piece["after"]) => {
    pieces.push({ text: line.slice(start, end), start, end, after });
    after = next;
  };
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === "|" || character === ";" || character === "&" || character === "`") {
      const double = line[at + 1] === character;
      const pipe = character === "|" && !double;
      if (character === "&" && !double) continue;
      push(at, pipe ? "|" : ";");
      if (double || (pipe && line[at + 1] === "&")) at++;
      start = at + 1;
    }
  }
  push(line.length, "");
  return pieces;
}

/** Where a piece stands without the blanks around it. */
export function trimmed({ text, start }: Piece): Pick<Piece, "start" | "end"> {
  const from = start + (text.length - text.trimStart().length);
  return { start: from, end: Math.max(from, start + text.trimEnd().length) };
}

/** This machine, to which anything may be sent. */
export const LOCAL = /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b|\[::1\]/;
