/** Questions to somebody at a terminal. Absent where nobody can answer. */
export interface Ask {
  /** "cancelled": the question was left with Ctrl-C or Escape. */
  confirm(question: string): Promise<boolean | "cancelled">;
  /** Any number of the choices, by their values. */
  pick(question: string, choices: readonly Choice[]): Promise<readonly string[] | "cancelled">;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown beside the one that is looked at. */
  readonly preview: string;
}
