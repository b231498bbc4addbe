/** A whole number with its thousands apart, `134,500`, in every locale. */
export function grouped(number: number): string {
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}
