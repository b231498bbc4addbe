/** A place in a text, after the unist convention. */
export interface Point {
  /** 1-based. */
  readonly line: number;
  /** 1-based, counted in UTF-16 units. */
  readonly column: number;
  /** 0-based UTF-16 index into the text. */
  readonly offset: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Point;
  readonly end: Point;
}

/** The same by offset alone: UTF-16 indices, `end` not included. What parsers pass around. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text with its path, and the one place that turns offsets into lines and columns. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  /** Size on disk in bytes. */
  readonly size: number;
  #lineStarts: readonly number[] | undefined;

  constructor(path: string, text: string, size: number = new TextEncoder().encode(text).length) {
    this.path = path;
    this.text = text;
    this.size = size;
  }

  /** Offsets outside the text are clamped to it. */
  point(offset: number): Point {
    const starts = this.#starts();
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - starts[low]! + 1, offset: at };
  }

  range({ start, end }: Span): Range {
    return { start: this.point(start), end: this.point(Math.max(start, end)) };
  }

  /** The text of a 1-based line without its line break; empty outside the file. */
  line(number: number): string {
    const { start, end } = this.lineSpan(number);
    return this.text.slice(start, end);
  }

  /** Where a 1-based line stands, its line break excluded. */
  lineSpan(number: number): Span {
    const starts = this.#starts();
    const start = starts[number - 1] ?? this.text.length;
    let end = starts[number] ?? this.text.length;
    while (end > start && (this.text[end - 1] === "\n" || this.text[end - 1] === "\r")) end--;
    return { start, end };
  }

  #starts(): readonly number[] {
    this.#lineStarts ??= [
      0,
      ...Array.from(this.text.matchAll(/\r\n|\r|\n/g), (found) => found.index + found[0].length),
    ];
    return this.#lineStarts;
  }
}
