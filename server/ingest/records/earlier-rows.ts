import type { RecordKind } from '../../domain/records/fields.ts';
import type { Interpreter, RecordName } from '../interpret.ts';
import type { RowReader } from '../rows/row.ts';

/** Says what stored records have as `gathered`, in the order of the names; null = nothing, or no such record. */
export type Earlier = (records: readonly RecordName[]) => Promise<readonly (string | null)[]>;

/**
 * Reads ahead which records a stretch of a file has rows of, and has them go on from what earlier files told of them. Gets
 * the same bytes as the reader of the rows, before it.
 */
export class EarlierRows {
  private readonly interpreter: Interpreter;
  private readonly reader: RowReader;
  private readonly earlier: Earlier;

  constructor(interpreter: Interpreter, reader: RowReader, earlier: Earlier) {
    this.interpreter = interpreter;
    this.reader = reader;
    this.earlier = earlier;
  }

  async push(chunk: Uint8Array): Promise<void> {
    this.reader.push(chunk);
    await this.recall();
  }

  async end(): Promise<void> {
    this.reader.end();
    await this.recall();
  }

  private async recall(): Promise<void> {
    const names = new Map<string, RecordName>();
    while (this.reader.next()) {
      if (this.reader.problem) continue;
      for (const name of this.interpreter.continuedIn(this.reader)) {
        names.set(`${name.kind} ${name.externalId}`, name);
      }
    }
    const asked = [...names.values()];
    const told = asked.length === 0 ? [] : await this.earlier(asked);
    const gathered = new Map<RecordKind, Map<string, string>>();
    asked.forEach(({ kind, externalId }, i) => {
      const text = told[i];
      if (text === null || text === undefined) return;
      const ofKind = gathered.get(kind);
      if (ofKind) ofKind.set(externalId, text);
      else gathered.set(kind, new Map([[externalId, text]]));
    });
    this.interpreter.recall(gathered);
  }
}
