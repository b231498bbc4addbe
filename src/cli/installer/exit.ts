/** Exit codes of `install-agent`. */
export const exit = {
  done: 0,
  /** `verify` or `outdated` found something. */
  findings: 1,
  usage: 2,
  /** A source, file, folder or the output could not be read or written, or a fault of the program. */
  failure: 3,
  conflict: 4,
  refused: 5,
  cancelled: 130,
} as const;
