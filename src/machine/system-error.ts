/** The system's code of an error; its text where there is none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}

const words: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "the system does not permit it",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be too large",
  ENOENT: "it is not there",
  ENOTDIR: "a part of the path is not a folder",
  ENAMETOOLONG: "the path is too long",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the disk reports an error",
  EBUSY: "another program holds it",
  ELOOP: "links lead round in a circle",
};

/** A code of `codeOf` for people, with the code behind it. */
export function inWords(code: string): string {
  return Object.hasOwn(words, code) ? `${words[code]} (${code})` : code;
}
