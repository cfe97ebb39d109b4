/** Finds the number of a cell by the row it lies in and its value; open addressing in typed lists, since it is asked some thirty times a record. */
export class CellIndex {
  private mask = 255;
  private rows = new Int32Array(256).fill(-1);
  private values = new Int32Array(256);
  private cells = new Int32Array(256);
  private held = 0;

  /** The cell, or −1 when it is not there. `row` and `value` are whole numbers ≥ 0. */
  find(row: number, value: number): number {
    const at = this.place(row, value);
    return this.rows[at] === row ? (this.cells[at] ?? -1) : -1;
  }

  /** Notes a cell that was not there. */
  add(row: number, value: number, cell: number): void {
    if (this.held * 2 > this.mask) this.grow();
    this.put(row, value, cell);
    this.held++;
  }

  private put(row: number, value: number, cell: number): void {
    const at = this.place(row, value);
    this.rows[at] = row;
    this.values[at] = value;
    this.cells[at] = cell;
  }

  /** Where the pair is, or the free place where it belongs. */
  private place(row: number, value: number): number {
    const { rows, values, mask } = this;
    let hash = Math.imul(row, 0x9e37_79b1) ^ Math.imul(value, 0x85eb_ca6b);
    hash ^= hash >>> 15;
    let at = hash & mask;
    while (rows[at] !== -1 && (rows[at] !== row || values[at] !== value)) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { rows, values, cells } = this;
    const size = rows.length * 2;
    this.mask = size - 1;
    this.rows = new Int32Array(size).fill(-1);
    this.values = new Int32Array(size);
    this.cells = new Int32Array(size);
    rows.forEach((row, at) => {
      if (row !== -1) this.put(row, values[at] ?? 0, cells[at] ?? 0);
    });
  }
}
