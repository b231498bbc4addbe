/** Where agents come from. Nothing behind this says where on the disk a file goes. */
export interface Source {
  /** The agents it offers, sorted. */
  names(): Promise<readonly string[]>;
  /**
   * The file as it was published: the same bytes are judged and written. `undefined` when there is
   * none of that name.
   */
  fetch(name: string): Promise<Uint8Array | undefined>;
}
