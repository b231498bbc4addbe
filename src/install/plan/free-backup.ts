/** The ending of a backup that is not taken yet: an older one is never written over. */
export function freeBackup(file: string, entries: ReadonlySet<string>): string {
  for (let count = 0; ; count++) {
    const ending = count === 0 ? "bak" : `bak${count}`;
    if (!entries.has(`${file}.${ending}`)) return ending;
  }
}
