/** Something that holds for `since <= version < until` of Claude Code. */
export interface Fact {
  readonly since?: string;
  readonly until?: string;
  /**
   * How it is known, so that it can be checked again:
   * `observed` (the client was run on a file made for it), `observed-old` (the tool list that an
   * old release announces), `bundle` (read in the shipped program, not exercised), `docs` and
   * `changelog` (the vendor's), `release` (a release page), `report` (a third party's page).
   */
  readonly source: string;
}
