/** Exit codes of `install-agent`. */
export const exit = {
  done: 0,
  usage: 2,
  /** A file or folder could not be read or written, or a fault of the program. */
  failure: 3,
  conflict: 4,
  refused: 5,
} as const;
