import { DEPTH_LIMIT, SAY, YamlFailure, noAnchor, startsWith } from "./failure.ts";
import type { YamlNode } from "./node.ts";

/** What the runtime allows: nodes reached through aliases, and entries copied by merge keys. */
const REACHED_LIMIT = 16 * 1024 * 1024;
const MERGED_LIMIT = 1024 * 1024;

interface Extent {
  /** The node and all it contains, aliases followed. */
  readonly size: number;
  readonly height: number;
}
const ONE: Extent = { size: 1, height: 1 };

/**
 * The anchors of a document and the cost of its aliases.
 *
 * Aliases are not expanded, but a document is refused where the runtime refuses it: every alias is
 * charged with the size of what it stands for.
 */
export class Anchors {
  readonly #named = new Map<string, YamlNode>();
  readonly #open = new Set<YamlNode>();
  /** Collections that contain themselves; they count as one node. */
  readonly #cyclic = new Set<YamlNode>();
  readonly #extents = new Map<YamlNode, Extent>();
  #reached = 0;
  #merged = 0;

  set(name: string, node: YamlNode): void {
    this.#named.set(name, node);
  }

  /**
   * Makes a collection known before its content is read, so that it may refer to itself. The name
   * of a complete value keeps its meaning until the collection is complete.
   */
  open(name: string | undefined, node: YamlNode): void {
    if (name === undefined) return;
    const taken = this.#named.get(name);
    if (taken !== undefined && !this.#open.has(taken)) return;
    this.#named.set(name, node);
    this.#open.add(node);
  }

  close(node: YamlNode): void {
    this.#open.delete(node);
  }

  isOpen(node: YamlNode): boolean {
    return this.#open.has(node);
  }

  resolve(name: string, start: number, end: number): YamlNode {
    const node = this.#named.get(name);
    if (node === undefined) {
      // `*emphasis*` at the start of a value is hardly meant as an alias.
      const message = /^[\w.-]+$/.test(name) ? noAnchor(name) : startsWith("*");
      throw new YamlFailure(message, start, end);
    }
    if (this.#open.has(node)) this.#cyclic.add(node);
    const { size, height } = this.#open.has(node) ? ONE : this.#extent(node);
    this.#reached += size;
    if (this.#reached > REACHED_LIMIT) throw new YamlFailure(SAY.aliasBomb, start, end);
    // A chain of aliases nests as brackets do, and readers of the result recurse.
    if (height > DEPTH_LIMIT) throw new YamlFailure(SAY.depth, start, end);
    return node;
  }

  countMerged(entries: number, at: number): void {
    this.#merged += entries;
    if (this.#merged > MERGED_LIMIT) throw new YamlFailure(SAY.aliasBomb, at);
  }

  #extent(node: YamlNode): Extent {
    if (node.kind === "scalar" || this.#cyclic.has(node)) return ONE;
    const known = this.#extents.get(node);
    if (known !== undefined) return known;
    let size = 1;
    let height = 0;
    const count = (child: YamlNode): void => {
      const extent = this.#extent(child);
      size += extent.size;
      height = Math.max(height, extent.height);
    };
    if (node.kind === "list") node.items.forEach(count);
    else {
      size += node.entries.length;
      for (const entry of node.entries) count(entry.value);
    }
    const extent = { size, height: height + 1 };
    this.#extents.set(node, extent);
    return extent;
  }
}
