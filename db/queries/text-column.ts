/**
 * The texts of one column, row by row, as one: a string for each would cross threads far more slowly. A text ends at
 * `ends[row]` of `joined` and begins where the one before ends; `~end` (below zero) says that it is null.
 */
export type TextColumn = { joined: string; ends: Int32Array };

/** Texts that are joined at a time: few enough that they are short-lived, many enough that joining is cheap. */
const TOGETHER = 512;

/** Texts of a column that grows; rows that were passed over are null. */
export class TextColumnBuilder {
  private ends = new Int32Array(64);
  private rows = 0;
  private length = 0;
  private readonly waiting = Array.from({ length: TOGETHER }, () => '');
  private held = 0;
  private parts: string[] = [];

  set(row: number, text: string): void {
    this.passOver(row);
    this.waiting[this.held++] = text;
    this.length += text.length;
    this.end(this.length);
    if (this.held === TOGETHER) this.join();
  }

  /** The column with `rows` rows, null where nothing was set at all; the builder is empty again. */
  take(rows: number): TextColumn | null {
    if (this.rows === 0) return null;
    this.passOver(rows);
    this.join();
    const column = { joined: this.parts.join(''), ends: this.ends.slice(0, rows) };
    this.rows = 0;
    this.length = 0;
    this.parts = [];
    return column;
  }

  private passOver(row: number): void {
    while (this.rows < row) this.end(~this.length);
  }

  private end(end: number): void {
    if (this.rows === this.ends.length) {
      const wider = new Int32Array(this.ends.length * 2);
      wider.set(this.ends);
      this.ends = wider;
    }
    this.ends[this.rows++] = end;
  }

  private join(): void {
    // Of a list that is not full, what stands behind its end is from before.
    const { waiting, held } = this;
    this.parts.push((held === TOGETHER ? waiting : waiting.slice(0, held)).join(''));
    this.held = 0;
  }
}

/** A column of these texts. */
export function textColumn(texts: readonly (string | null)[]): TextColumn {
  const builder = new TextColumnBuilder();
  texts.forEach((text, row) => {
    if (text !== null) builder.set(row, text);
  });
  return builder.take(texts.length) ?? { joined: '', ends: new Int32Array(texts.length).fill(~0) };
}

/** The text of a row; null when it has none, or there is no such row. */
export function textAt({ joined, ends }: TextColumn, row: number): string | null {
  const end = ends[row] ?? ~0;
  if (end < 0) return null;
  const before = row === 0 ? 0 : (ends[row - 1] ?? 0);
  return joined.substring(before < 0 ? ~before : before, end);
}
