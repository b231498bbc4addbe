/* The way that led to what is selected; each part of the page asks here what that is. */

let trail: readonly string[] = [];

export function currentTrail(): readonly string[] {
  return trail;
}

export function setTrail(next: readonly string[]): void {
  trail = next;
}

/** The key of the selected node. */
export function current(): string | undefined {
  return trail.at(-1);
}
