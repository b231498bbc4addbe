/**
 * How the client compares a name that it knows in no exact form: case, blanks, dashes of every length
 * and underlines do not count, nor how a letter is composed (observed with 74 spellings; dots, slashes,
 * colons, minus signs and zero-width characters do).
 */
export function looseName(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/[\p{White_Space}_\p{Pd}]+/gu, "")
    .toLowerCase();
}
