const FOREIGN = /[^\u0000-\u007f]+/g;
/** With more than this the text is written in another script, and to look at all of it is quicker. */
const MANY = 2_000;

let last: { readonly text: string; readonly found: string | undefined } | undefined;

/**
 * The UTF-16 units beyond ASCII in a text, each once; nothing where there are too many to collect.
 * What needs one of them can be looked for among these few first. Of the text that was asked for
 * last it is known: all rules look at one file after the other.
 */
export function foreignUnits(text: string): string | undefined {
  if (last?.text !== text) last = { text, found: collect(text) };
  return last.found;
}

function collect(text: string): string | undefined {
  const units = new Set<string>();
  let count = 0;
  for (const [run] of text.matchAll(FOREIGN)) {
    count += run.length;
    if (count > MANY) return undefined;
    for (let at = 0; at < run.length; at++) units.add(run[at]!);
  }
  return [...units].join("");
}
