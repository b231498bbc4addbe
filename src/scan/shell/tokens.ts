/** A word of a shell script, quotes taken off. */
export interface Word {
  readonly kind: "word";
  /** As written. */
  readonly raw: string;
  /** What it stands for up to the first expansion. */
  readonly text: string;
  /** A variable or a command in it decides what it stands for. */
  readonly expands: boolean;
}

export interface Operator {
  readonly kind: "operator";
  readonly text: "\n" | ";" | ";;" | "&" | "&&" | "|" | "||" | "(" | ")";
}

/** What follows is its target. */
export interface Redirection {
  readonly kind: "redirection";
  /** The stream it is about, `&` for both. */
  readonly from: string;
  readonly text: string;
}

export type Token = Word | Operator | Redirection;

const BLANKS = /(?:[ \t\r]|\\\r?\n)*/y;
const COMMENT = /#[^\n]*/y;
const REDIRECTION = /(\d?|&)(<<<?|<>|[<>]&|>>|>\||[<>])/y;
const OPERATOR = /&&|\|\||;;|\|&|[;&|()\n]/y;

/**
 * The tokens of a POSIX shell script. Nothing where a quote or a bracket stays open, or where text
 * stands in place (`<<`), which is read by other rules.
 */
export function shellTokens(script: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; ;) {
    at = behind(BLANKS, script, at);
    if (at >= script.length) return tokens;
    const comment = behind(COMMENT, script, at);
    if (comment > at) {
      at = comment;
      continue;
    }
    const redirection = match(REDIRECTION, script, at);
    if (redirection) {
      if (redirection[2]!.startsWith("<<")) return undefined;
      tokens.push({ kind: "redirection", from: redirection[1]!, text: redirection[2]! });
      at += redirection[0].length;
      continue;
    }
    const operator = match(OPERATOR, script, at)?.[0];
    if (operator) {
      // `|&` pipes errors as well.
      const text = operator === "|&" ? "|" : operator;
      tokens.push({ kind: "operator", text: text as Operator["text"] });
      at += operator.length;
      continue;
    }
    const word = readWord(script, at);
    if (!word) return undefined;
    tokens.push(word);
    at += word.raw.length;
  }
}

const ENDS_WORD = /[\s;&|()<>]/;

function readWord(script: string, start: number): Word | undefined {
  let text = "";
  let expands = false;
  let at = start;
  const add = (part: string): void => {
    if (!expands) text += part;
  };
  while (at < script.length && !ENDS_WORD.test(script[at]!)) {
    const character = script[at]!;
    if (character === "'") {
      const end = script.indexOf("'", at + 1);
      if (end < 0) return undefined;
      add(script.slice(at + 1, end));
      at = end + 1;
    } else if (character === '"') {
      const quoted = readQuoted(script, at + 1);
      if (!quoted) return undefined;
      add(quoted.text);
      expands ||= quoted.expands;
      at = quoted.end;
    } else if (character === "\\") {
      add(script[at + 1] ?? "");
      at += 2;
    } else if (character === "$" || character === "`") {
      const end = behindExpansion(script, at);
      if (end === undefined) return undefined;
      expands = true;
      at = end;
    } else {
      add(character);
      at++;
    }
  }
  return { kind: "word", raw: script.slice(start, at), text, expands };
}

/** Up to and including the closing double quote. */
function readQuoted(script: string, start: number) {
  let text = "";
  let expands = false;
  for (let at = start; at < script.length;) {
    const character = script[at]!;
    if (character === '"') return { text, expands, end: at + 1 };
    if (character === "$" || character === "`") {
      const end = behindExpansion(script, at);
      if (end === undefined) return undefined;
      expands = true;
      at = end;
      continue;
    }
    const escaped = character === "\\" && /["\\$`]/.test(script[at + 1] ?? "");
    if (!expands) text += escaped ? script[at + 1]! : character;
    at += escaped ? 2 : 1;
  }
  return undefined;
}

/** Behind `$name`, `${…}`, `$(…)`, `` `…` `` or a lone dollar. */
function behindExpansion(script: string, at: number): number | undefined {
  if (script[at] === "`") {
    const end = script.indexOf("`", at + 1);
    return end < 0 ? undefined : end + 1;
  }
  const open = script[at + 1];
  if (open === "{") {
    const end = script.indexOf("}", at);
    return end < 0 ? undefined : end + 1;
  }
  if (open === "(") return behindBrackets(script, at + 1);
  return behind(/\$(?:\w+|[?!#@*$-])?/y, script, at);
}

/** Behind the bracket that closes the one at `at`, quotes minded. */
function behindBrackets(script: string, at: number): number | undefined {
  let depth = 0;
  for (let next = at; next < script.length;) {
    const character = script[next]!;
    if (character === "(") depth++;
    if (character === ")" && --depth === 0) return next + 1;
    if (character === "'") {
      const end = script.indexOf("'", next + 1);
      if (end < 0) return undefined;
      next = end + 1;
    } else if (character === '"') {
      const quoted = depth > MOST_NESTED ? undefined : readQuoted(script, next + 1);
      if (!quoted) return undefined;
      next = quoted.end;
    } else next += character === "\\" ? 2 : 1;
  }
  return undefined;
}

/** Deeper than anybody writes by hand. */
const MOST_NESTED = 20;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function behind(pattern: RegExp, text: string, at: number): number {
  return at + (match(pattern, text, at)?.[0].length ?? 0);
}
