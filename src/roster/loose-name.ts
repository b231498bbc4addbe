/**
 * How the client compares a name that it knows in no exact form: case, blanks, dashes of every length
 * and underlines do not count (observed; dots, slashes, colons and zero-width characters do).
 */
export function looseName(name: string): string {
  return name.replaceAll(/[\s_\p{Pd}]+/gu, "").toLowerCase();
}
