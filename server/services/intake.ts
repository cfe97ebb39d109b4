import type { NewValue } from '#db/queries/dimensions.ts';
import type { ImportProgress } from '#db/queries/imports.ts';
import type { Row } from '#db/queries/record-row.ts';
import { rowOf } from '#db/queries/record-row.ts';
import type { StoreCounts } from '#db/queries/record-store.ts';
import { recordSlot } from '#db/queries/slot.ts';
import type { Repository } from '#db/store/store.ts';
import type { ChannelKind } from '../domain/dimensions.ts';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { AppError } from '../domain/problem.ts';
import type { RecordKind } from '../domain/records/fields.ts';
import { RECORD_KINDS } from '../domain/records/fields.ts';
import type { Instrument } from '../domain/records/instrument.ts';
import type { RecordInput } from '../domain/records/record.ts';

type Names = { en: string; ar: string };

/** What is known about a source's values before they are met. */
export type ValueFacts = {
  names?: Partial<Record<string, Record<string, Names>>>;
  channelKinds?: Record<string, ChannelKind>;
  parents?: Record<string, string>;
};

/**
 * Takes records of one source into the store: turns words into codes (meeting new values on the way), lays rows out,
 * sends them slot by slot. Acknowledges when everything is on disk.
 */
export class Intake {
  private readonly repository: Repository;
  private readonly source: string;
  private readonly facts: ValueFacts;
  private readonly codes = DIMENSIONS.map(() => new Map<string, number>());
  private instruments = new Map<string, Instrument>();

  constructor(repository: Repository, source: string, facts: ValueFacts = {}) {
    this.repository = repository;
    this.source = source;
    this.facts = facts;
  }

  /** Must be called once before `store`: makes the source and its instruments known. */
  async open(name: Names, instruments: readonly Omit<Instrument, 'code'>[]): Promise<void> {
    await this.repository.write('ensureSource', { id: this.source, name });
    const all = await this.repository.write('ensureInstruments', { instruments });
    this.instruments = new Map(all.map((one) => [one.id, one]));
    for (const value of await this.repository.read('readValues', undefined)) {
      this.codes[value.dimension - 1]?.set(value.key, value.code);
    }
  }

  /** Stores records; `progress` goes into the transaction of the last slot. */
  async store(
    records: readonly RecordInput[],
    now: number,
    importId: string | null = null,
    progress: ImportProgress | null = null,
  ): Promise<StoreCounts> {
    await this.meetValues(records);
    const slots = new Map<number, Map<RecordKind, Row[]>>();
    for (const record of records) {
      const slot = recordSlot(record.kind, this.source, record.externalId, this.repository.slots);
      let kinds = slots.get(slot);
      if (!kinds) slots.set(slot, (kinds = new Map<RecordKind, Row[]>()));
      const row = this.layOut(record, slot, importId);
      const rows = kinds.get(record.kind);
      if (rows) rows.push(row);
      else kinds.set(record.kind, [row]);
    }
    if (slots.size === 0 && progress) slots.set(0, new Map());
    const total: StoreCounts = { created: 0, changed: 0, same: 0, older: 0 };
    const numbers = [...slots.keys()];
    for (const slot of numbers) {
      const kinds = slots.get(slot) ?? new Map<RecordKind, Row[]>();
      const isLast = slot === numbers[numbers.length - 1];
      const counts = await this.repository.write('storeRecords', {
        slot,
        source: this.source,
        now,
        batches: RECORD_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
          kind,
          rows: kinds.get(kind) ?? [],
        })),
        progress: isLast ? progress : null,
      });
      total.created += counts.created;
      total.changed += counts.changed;
      total.same += counts.same;
      total.older += counts.older;
    }
    return total;
  }

  private layOut(record: RecordInput, slot: number, importId: string | null): Row {
    const codes = DIMENSIONS.map((dimension, i) => {
      const word = record.dimensions[dimension];
      return word === undefined ? 0 : (this.codes[i]?.get(word) ?? 0);
    });
    let instrument = 0;
    if (record.kind === 'response') {
      const id = record.fields.instrument ?? '';
      const found = this.instruments.get(id);
      if (!found) {
        throw new AppError('INSTRUMENT_UNKNOWN', {
          seen: id,
          allowed: [...this.instruments.keys()],
        });
      }
      instrument = found.code;
    }
    return rowOf(record, { slot, source: this.source, codes, instrument, importId });
  }

  private async meetValues(records: readonly RecordInput[]): Promise<void> {
    const fresh = new Map<string, NewValue>();
    for (const record of records) {
      DIMENSIONS.forEach((dimension, i) => {
        const word = record.dimensions[dimension];
        if (word === undefined || this.codes[i]?.has(word)) return;
        const key = `${i}|${word}`;
        if (!fresh.has(key)) fresh.set(key, this.describe(i, word));
      });
    }
    if (fresh.size === 0) return;
    const values = [...fresh.values()];
    const codes = await this.repository.write('ensureValues', { values });
    values.forEach((value, i) => {
      this.codes[value.dimension - 1]?.set(value.key, codes[i] ?? 0);
    });
  }

  private describe(index: number, word: string): NewValue {
    const dimension = DIMENSIONS[index] ?? 'department';
    return {
      dimension: index + 1,
      key: word,
      name: this.facts.names?.[dimension]?.[word] ?? null,
      parentKey: dimension === 'department' ? (this.facts.parents?.[word] ?? null) : null,
      kind: dimension === 'channel' ? (this.facts.channelKinds?.[word] ?? null) : null,
    };
  }
}
