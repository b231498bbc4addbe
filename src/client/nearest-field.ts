import { editDistance } from "../text/closest.ts";
import { fields } from "./facts/fields.ts";

/** Folded keys that people write for a field and that no spelling check leads to. */
const meantFor: ReadonlyMap<string, string> = new Map([
  // The client knows these two in any case and with any dashes (observed).
  ["allowedtools", "tools"],
  ["whentouse", "description"],
  ["mode", "permissionMode"],
  ["maxiterations", "maxTurns"],
  ["modelname", "model"],
]);

/** Words of their own that stand one or two letters from a field. */
const otherWords: ReadonlySet<string> = new Set(
  (
    "came dame fame game lame named names nape nave same tame " +
    "cools fools pools stools toils tolls modem modes motel yodel colon " +
    "books cooks hocks hoods hoops hoots looks nooks rooks " +
    "drills kills shells shills skilled skulls spells spills stills " +
    "desolation insulation solution violation " +
    "descriptive inscription prescription lspservers server"
  ).split(" "),
);

/** Blanks and marks that no editor shows hide in words that were pasted. */
export function fold(word: string): string {
  return word.replaceAll(/[-_\s\p{Cf}]/gu, "").toLowerCase();
}

/**
 * The field that a key of another spelling was meant to be. The client hints at any field within
 * two letters, so that `note` becomes `name` and `server` becomes `observer`; this stays silent on
 * such words and says the same of what can only be a slip. Like there, the first field wins a tie.
 */
export function nearestField(key: string): string | undefined {
  const plain = fold(key);
  const meant = meantFor.get(plain);
  if (meant) return meant;
  const same = fields.find((field) => field.name.toLowerCase() === plain);
  if (same || plain.length < 3 || otherWords.has(plain)) return same?.name;
  // Dashes count here, or any short word before a field would look like a slip.
  const word = key
    .replaceAll(/\p{Cf}/gu, "")
    .trim()
    .toLowerCase();
  let nearest: string | undefined;
  let least = 3;
  for (const { name } of fields) {
    // In a short word two other letters make another word.
    const most = Math.max(word.length, name.length - 1) < 7 ? 1 : 2;
    if (Math.abs(name.length - word.length) > most) continue;
    const distance = editDistance(word, name.toLowerCase());
    if (distance <= most && distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/** Only case, dashes or a known habit tell the key from the field. */
export function isCertainly(key: string, field: string): boolean {
  const plain = fold(key);
  return meantFor.get(plain) === field || fold(field) === plain;
}
