/** Names that Windows keeps for devices, whatever stands behind a dot. */
const devices =
  /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)$/i;

/** Whether Windows opens a device for a part of a path, whatever its extension. */
export function isDevice(part: string): boolean {
  return devices.test(part.replace(/[. ]*(?:[.:].*)?$/s, ""));
}

/**
 * Whether a name may become a file's name: lower-case letters, digits and dashes, at most 64, and no
 * device of Windows. A path is made of nothing else, so no source can say where a file goes.
 */
export function isFileSafeName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(name) && !isDevice(name);
}
