/** Names that Windows keeps for devices, whatever stands behind a dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Whether a name may become a file's name: lower-case letters, digits and dashes, at most 64, and no
 * device of Windows. A path is made of nothing else, so no source can say where a file goes.
 */
export function isFileSafeName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(name) && !devices.test(name);
}
