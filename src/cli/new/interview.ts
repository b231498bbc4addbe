/** Questions to somebody at a terminal. Every answer may be `cancelled`, by Ctrl-C or Escape. */
export interface Interview {
  /** A line of text; `problem` says what is wrong with one, or nothing. */
  text(
    question: string,
    options: { readonly example: string; readonly problem: (answer: string) => string | undefined },
  ): Promise<string | Cancelled>;
  /** One of the choices. */
  choose(question: string, choices: readonly Choice[]): Promise<string | Cancelled>;
  /** Any number of the choices, at least one. */
  pick(
    question: string,
    choices: readonly Choice[],
    picked: readonly string[],
  ): Promise<readonly string[] | Cancelled>;
}

export const cancelled: unique symbol = Symbol("cancelled");
export type Cancelled = typeof cancelled;

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}
