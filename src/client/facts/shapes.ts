/** What a key of a nested mapping must hold for the client to take the mapping (observed). */
export type Shape =
  | "text"
  | "non-empty text"
  | "url"
  | "shell"
  | "positive number"
  | "positive integer"
  | "boolean"
  | "list of texts"
  | "mapping"
  | "mapping to texts";

export interface ShapedKey {
  readonly name: string;
  readonly shape: Shape;
  readonly required?: true;
}
