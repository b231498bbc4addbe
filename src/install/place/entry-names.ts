import { isDevice } from "./agent-name.ts";

const LONGEST = 1_024;
/** Controls, blanks but the plain one, and what shows nothing or turns the text beside it. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}]|(?! )\p{Z}/u;

/** Why a name may not stand in an archive; completes "an entry …". Judged alike on every system. */
export function nameProblem(name: string): string | undefined {
  if (name === "") return "has no name";
  if (name.length > LONGEST) return "has a name that is too long";
  if (UNSEEN.test(name)) return "has a name with invisible characters";
  if (/^[/\\]|^[a-z]:/i.test(name)) return "has an absolute path";
  if (/[\\:*?"<>|]/.test(name)) return "has a name that is no name on every system";
  // A folder may end in a slash, and bsdtar starts names with "./".
  for (const part of partsOf(name)) {
    if (part === "..") return "leaves the archive's root";
    if (part === "" || part === ".") return "has an empty part in its path";
    if (/[. ]$/.test(part)) return "has a name that ends in a dot or a blank";
    if (part.startsWith(" ")) return "has a name that starts with a blank";
    if (isDevice(part)) return "has the name of a device";
  }
  return undefined;
}

/** Without the `./` in front and the slash behind that mean nothing. */
export function partsOf(name: string): readonly string[] {
  return name
    .replace(/^\.\/(?=.)/, "")
    .replace(/(?<=.)\/$/, "")
    .split("/");
}

/**
 * What is wrong with a path whose name, or a folder's on the way to it, is that of something else but for
 * its spelling; completes "<path> …".
 */
export function takesPlaceOf(twin: string, path: string): string {
  return `takes the place of ${toldApart(twin, path)} on some systems`;
}

/** A path beside another one: where both look alike, by the numbers of its signs. */
export function toldApart(path: string, other: string): string {
  if (path.normalize("NFC") !== other.normalize("NFC")) return path;
  return path.replace(/[^\0-\x7f]/gu, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`);
}

/** One spelling for all names that some file system takes for the same. */
export function foldedName(name: string): string {
  return name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFC");
}
