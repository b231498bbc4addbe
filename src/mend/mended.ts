import type { Edit } from "../text/edit.ts";

/** What makes the client read the fields that their author wrote. */
export interface Mended {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Something of it is a guess. */
  readonly guess: boolean;
}
