import type {
  Chain,
  Command,
  Compound,
  Link,
  Pipeline,
  Redirected,
  Script,
  Simple,
} from "./script.ts";
import { shellTokens } from "./tokens.ts";
import type { Operator, Redirection, Token, Word } from "./tokens.ts";

/** In UTF-16 units. Longer ones belong into a file of their own. */
const LONGEST = 4_096;
const DEEPEST = 20;

/** The structure of a POSIX shell script; nothing where it has functions or parts that are not known. */
export function parseShell(script: string): Script | undefined {
  if (script.length > LONGEST) return undefined;
  const tokens = shellTokens(script);
  if (!tokens) return undefined;
  try {
    const parser = new Parser(tokens);
    const found = parser.script([]);
    return parser.done ? found : undefined;
  } catch (error) {
    if (error instanceof Unclear) return undefined;
    throw error;
  }
}

/** Something that is not read here. */
class Unclear extends Error {}

const KEYWORDS = new Set(
  "if then elif else fi for while until do done case in esac { } ! function select".split(" "),
);

/** Walks over the tokens once; what it does not know it gives up. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Up to one of the keywords or operators, which is left for the caller. */
  script(ends: readonly string[]): Script {
    if (++this.#depth > DEEPEST) throw new Unclear();
    const chains: Chain[] = [];
    for (;;) {
      this.#skipBreaks();
      if (this.done || ends.some((end) => this.#isNext(end))) break;
      const chain = this.#chain();
      if (!chain.background && this.#isOperator(";")) this.#at++;
      else if (!chain.background && !this.#isAtEnd(ends)) throw new Unclear();
      chains.push(chain);
    }
    // A shell refuses a branch without commands.
    if (chains.length === 0 && ends.length > 0) throw new Unclear();
    this.#depth--;
    return chains;
  }

  #chain(): Chain {
    const links: Link[] = [{ after: "", pipeline: this.#pipeline() }];
    for (;;) {
      const after = this.#isOperator("&&") ? "&&" : this.#isOperator("||") ? "||" : undefined;
      if (!after) break;
      this.#at++;
      this.#skipBreaks();
      links.push({ after, pipeline: this.#pipeline() });
    }
    const background = this.#isOperator("&");
    if (background) this.#at++;
    return { links, background };
  }

  #pipeline(): Pipeline {
    const negated = this.#isKeyword("!");
    if (negated) this.#at++;
    const commands = [this.#command()];
    while (this.#isOperator("|")) {
      this.#at++;
      this.#skipBreaks();
      commands.push(this.#command());
    }
    return { negated, commands };
  }

  #command(): Command {
    if (this.#isOperator("(")) return this.#bracketed("(", ")", true);
    if (this.#isKeyword("{")) return this.#bracketed("{", "}", false);
    if (this.#isKeyword("if")) return this.#if();
    if (this.#isKeyword("while") || this.#isKeyword("until")) return this.#while();
    if (this.#isKeyword("for")) return this.#for();
    if (this.#isKeyword("case")) return this.#case();
    if (this.#isKeyword("[[")) return this.#test();
    return this.#simple();
  }

  #bracketed(open: string, close: string, subshell: boolean): Compound {
    this.#expect(open);
    const inner = this.script([close]);
    this.#expect(close);
    return this.#compound([], [inner], subshell);
  }

  #if(): Compound {
    const conditions: Script[] = [];
    const branches: Script[] = [];
    this.#expect("if");
    for (;;) {
      conditions.push(this.script(["then"]));
      this.#expect("then");
      branches.push(this.script(["elif", "else", "fi"]));
      if (!this.#isKeyword("elif")) break;
      this.#at++;
    }
    if (this.#isKeyword("else")) {
      this.#at++;
      branches.push(this.script(["fi"]));
    }
    this.#expect("fi");
    return this.#compound(conditions, branches);
  }

  #while(): Compound {
    this.#at++;
    const condition = this.script(["do"]);
    return this.#compound([condition], [this.#body()]);
  }

  #for(): Compound {
    this.#at++;
    while (!this.done && !this.#isKeyword("do")) this.#at++;
    return this.#compound([], [this.#body()]);
  }

  #body(): Script {
    this.#expect("do");
    const body = this.script(["done"]);
    this.#expect("done");
    return body;
  }

  #case(): Compound {
    this.#at++;
    while (!this.done && !this.#isKeyword("in")) this.#at++;
    this.#expect("in");
    const branches: Script[] = [];
    for (;;) {
      this.#skipBreaks();
      if (this.#isKeyword("esac")) break;
      while (!this.done && !this.#isOperator(")")) this.#at++;
      this.#expect(")");
      this.#skipBreaks();
      branches.push(this.#isOperator(";;") ? [] : this.script([";;", "esac"]));
      if (this.#isOperator(";;")) this.#at++;
    }
    this.#expect("esac");
    return this.#compound([], branches);
  }

  /** Inside of it `&&`, `(` and `<` are no operators of the shell. */
  #test(): Simple {
    const program = this.#next as Word;
    while (!this.done && !this.#isKeyword("]]")) this.#at++;
    this.#expect("]]");
    return { kind: "simple", program, words: [], redirections: [] };
  }

  #compound(
    conditions: readonly Script[],
    branches: readonly Script[],
    subshell: boolean = false,
  ): Compound {
    const redirections: Redirected[] = [];
    while (this.#next?.kind === "redirection") redirections.push(this.#redirection());
    return { kind: "compound", subshell, conditions, branches, redirections };
  }

  #simple(): Simple {
    const words: Word[] = [];
    const redirections: Redirected[] = [];
    for (let next = this.#next; next && next.kind !== "operator"; next = this.#next) {
      if (next.kind === "redirection") redirections.push(this.#redirection());
      else {
        // A word such as `then` where a command belongs is the end of something that is not read.
        if (words.length === 0 && KEYWORDS.has(next.raw)) throw new Unclear();
        words.push(next);
        this.#at++;
      }
    }
    // A function, or nothing at all.
    if (this.#isOperator("(") || words.length + redirections.length === 0) throw new Unclear();
    const first = words.findIndex(({ raw }) => !/^\w+=/.test(raw));
    if (first < 0) return { kind: "simple", words, redirections };
    return { kind: "simple", program: words[first]!, words: words.slice(first + 1), redirections };
  }

  #redirection(): Redirected {
    const redirection = this.#next as Redirection;
    this.#at++;
    const target = this.#next;
    if (target?.kind !== "word") throw new Unclear();
    this.#at++;
    return { ...redirection, target };
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #isNext(text: string): boolean {
    return this.#isKeyword(text) || this.#isOperator(text as Operator["text"]);
  }

  #isKeyword(word: string): boolean {
    return this.#next?.kind === "word" && this.#next.raw === word;
  }

  #isOperator(text: Operator["text"]): boolean {
    return this.#next?.kind === "operator" && this.#next.text === text;
  }

  #skipBreaks(): void {
    while (this.#isOperator("\n")) this.#at++;
  }

  #isAtEnd(ends: readonly string[]): boolean {
    return this.done || this.#isOperator("\n") || ends.some((end) => this.#isNext(end));
  }

  #expect(text: string): void {
    if (!this.#isNext(text)) throw new Unclear();
    this.#at++;
  }
}
