/** Questions to somebody at a terminal. Every answer may be `cancelled`, by Ctrl-C or Escape. */
export interface Ask {
  /** Yes or no. */
  confirm(question: string): Promise<boolean | Cancelled>;
  /** A line of text; `problem` says what is wrong with one, or nothing. */
  text(
    question: string,
    options: { readonly example: string; readonly problem: (answer: string) => string | undefined },
  ): Promise<string | Cancelled>;
  /** One of the choices, by its value. */
  choose(question: string, choices: readonly Choice[]): Promise<string | Cancelled>;
  /** Any number of the choices, by their values. */
  pick(
    question: string,
    choices: readonly Choice[],
    options?: PickOptions,
  ): Promise<readonly string[] | Cancelled>;
}

export const cancelled: unique symbol = Symbol("cancelled");
export type Cancelled = typeof cancelled;

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown beside the one that is looked at. */
  readonly hint?: string;
}

export interface PickOptions {
  /** Values of those that are picked to begin with. */
  readonly picked?: readonly string[];
  /** None is no answer. */
  readonly required?: boolean;
}
