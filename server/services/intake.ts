import type { Calendar } from '#db/queries/calendar.ts';
import { contributor } from '#db/queries/counting.ts';
import type { NewValue } from '#db/queries/dimensions.ts';
import type { ImportProgress } from '#db/queries/imports.ts';
import { packFew } from '#db/queries/pack-cells.ts';
import type { StoreCounts } from '#db/queries/record-store.ts';
import type { StoreRecords } from '#db/queries/records.ts';
import { SlotRows } from '#db/queries/slot-rows.ts';
import { recordSlot } from '#db/queries/slot.ts';
import type { Repository } from '#db/store/store.ts';
import type { ChannelKind } from '../domain/dimensions.ts';
import { DIMENSIONS, NOT_GIVEN } from '../domain/dimensions.ts';
import { AppError } from '../domain/problem.ts';
import { ASSIGNED } from '../domain/records/assigned.ts';
import type { Instrument } from '../domain/records/instrument.ts';
import type { RecordInput } from '../domain/records/record.ts';
import { withSafeText } from '../domain/text/record-text.ts';
import { withTheme } from '../domain/themes/told-by-text.ts';
import { beginThemes } from './themes/begin.ts';
import type { Themes } from './themes/current.ts';
import { currentThemes } from './themes/current.ts';

/** Stands for the code of a value that was never met. */
const UNKNOWN = -1;

type Names = { en: string; ar: string };

/** What is known about a source's values before they are met. */
export type ValueFacts = {
  names?: Partial<Record<string, Record<string, Names>>>;
  channelKinds?: Record<string, ChannelKind>;
  parents?: Record<string, string>;
};

/** What a list says of a word of a file, which may be any word: `constructor` too. */
export function ownOf<T>(list: Readonly<Record<string, T>> | undefined, word: string): T | null {
  return list !== undefined && Object.hasOwn(list, word) ? (list[word] ?? null) : null;
}

/** Records that will be stored together; see `Intake.begin`. */
export type Stretch = {
  calendar: Calendar;
  themes: Themes;
  contributionOf: ReturnType<typeof contributor>;
  slots: Map<number, SlotRows>;
  importId: string | null;
  /** Whose the stretch's cases are, and which of them its nameless records name; null where nobody was ever erased. */
  cases: { owners: Map<string, string>; named: Set<string> } | null;
};

/** What the store gets of a stretch for one slot. */
export type Packed = Omit<StoreRecords, 'now' | 'progress'>;

/**
 * Takes records of one source into the store: redacts their texts and reads themes from them where none is told, turns words into codes (meeting new values on the
 * way), lays rows out and counts them, and sends both slot by slot. Acknowledges when everything is on disk. Every way in
 * leads through here.
 */
export class Intake {
  private readonly repository: Repository;
  private readonly source: string;
  private readonly facts: ValueFacts;
  private readonly codes = DIMENSIONS.map(() => new Map<string, number>());
  private themes: Themes | null = null;
  private instruments = new Map<string, Instrument>();
  private readonly spare: SlotRows[] = [];

  constructor(repository: Repository, source: string, facts: ValueFacts = {}) {
    this.repository = repository;
    this.source = source;
    this.facts = facts;
  }

  /** Must be called once before `begin`: makes the source and its instruments known. */
  async open(name: Names, instruments: readonly Omit<Instrument, 'code'>[]): Promise<void> {
    await beginThemes(this.repository);
    await this.repository.write('ensureSource', { id: this.source, name });
    const all = await this.repository.write('ensureInstruments', { instruments });
    this.instruments = new Map(all.map((one) => [one.id, one]));
    for (const value of await this.repository.read('readValues', undefined)) {
      this.codes[value.dimension - 1]?.set(value.key, value.code);
    }
  }

  /** Stores records, as part of an import or of none. */
  async store(
    records: readonly RecordInput[],
    now: number,
    importId: string | null = null,
  ): Promise<StoreCounts> {
    const stretch = await this.begin(importId);
    await this.add(stretch, records);
    return this.send(await this.pack(stretch), now, null);
  }

  /** Begins a stretch of records that will be stored together, as part of an import or of none. */
  async begin(importId: string | null): Promise<Stretch> {
    const calendar = await this.repository.read('readCalendar', undefined);
    const themes = (this.themes = await currentThemes(this.repository, this.themes));
    const contributionOf = contributor(calendar, [...this.instruments.values()]);
    const { listed } = await this.repository.read('readLedger', undefined);
    const cases = listed > 0 ? { owners: new Map(), named: new Set<string>() } : null;
    return { calendar, themes, contributionOf, slots: new Map(), importId, cases };
  }

  /** Adds records to a stretch. @throws AppError INSTRUMENT_UNKNOWN */
  async add(stretch: Stretch, records: readonly RecordInput[]): Promise<void> {
    const { match } = stretch.themes;
    const themed = records.map((record) => withTheme(withSafeText(record), match));
    const told = themed.map(({ record }) => record);
    let codes = this.codesOf(told);
    if (codes.includes(UNKNOWN)) {
      await this.meetValues(told);
      codes = this.codesOf(told);
    }
    const own = DIMENSIONS.map(() => NOT_GIVEN);
    themed.forEach(({ record, isFromText }, i) => {
      for (let d = 0; d < own.length; d++) own[d] = codes[i * own.length + d] ?? NOT_GIVEN;
      this.layOut(stretch, record, own, isFromText ? ASSIGNED.themeFromText : ASSIGNED.none);
    });
    for (const { kind, externalId, customer, caseId } of stretch.cases ? told : []) {
      if (kind === 'case' && customer !== null) stretch.cases?.owners.set(externalId, customer);
      if (kind !== 'case' && customer === null && caseId !== null) stretch.cases?.named.add(caseId);
    }
  }

  /** Codes of the records' values, record after record in the order of `DIMENSIONS`. */
  private codesOf(records: readonly RecordInput[]): Int32Array {
    const codes = new Int32Array(records.length * DIMENSIONS.length);
    const all = DIMENSIONS.length;
    let at = 0;
    let before: RecordInput['dimensions'] | null = null;
    for (const { dimensions } of records) {
      // Records of one row share what the row gives.
      if (dimensions === before) codes.copyWithin(at, at - all, at);
      else {
        for (let d = 0; d < all; d++) {
          const word = dimensions[DIMENSIONS[d] ?? 'department'];
          codes[at + d] = word === undefined ? NOT_GIVEN : (this.codes[d]?.get(word) ?? UNKNOWN);
        }
      }
      before = dimensions;
      at += all;
    }
    return codes;
  }

  /** Lays a finished stretch out for the store, slot by slot. */
  async pack({ calendar, themes, slots, importId, cases }: Stretch): Promise<Packed[]> {
    const { source } = this;
    const { generation, weekStart } = calendar;
    const owners = [...(cases?.named ?? [])].flatMap((id): [string, string][] => {
      const owner = cases?.owners.get(id);
      return owner === undefined ? [] : [[id, owner]];
    });
    const packed: Packed[] = [];
    for (const [slot, rows] of slots) {
      const { batches, gathered } = rows.take({ slot, source, importId });
      this.spare.push(rows);
      const adding = { gathered, weekStart };
      const pack = packFew(adding) ?? (await this.repository.read('packCells', adding));
      const taxonomy = themes.version;
      packed.push({ slot, source, batches, owners, taxonomy, cells: { generation, pack } });
    }
    return packed;
  }

  /** Stores a stretch; `progress` goes into the transaction of its last slot. */
  async send(
    packed: readonly Packed[],
    now: number,
    progress: ImportProgress | null,
  ): Promise<StoreCounts> {
    const total: StoreCounts = { created: 0, changed: 0, same: 0, older: 0 };
    const all = packed.length === 0 && progress ? [this.nothing()] : packed;
    const last = all.at(-1);
    for (const one of all) {
      const counts = await this.repository.write('storeRecords', {
        ...one,
        now,
        progress: one === last && progress ? { ...progress, elsewhere: { ...total } } : null,
      });
      total.created += counts.created;
      total.changed += counts.changed;
      total.same += counts.same;
      total.older += counts.older;
    }
    return total;
  }

  private nothing(): Packed {
    const pack = { rows: new Int32Array(), bytes: new Uint8Array() };
    const cells = { generation: 0, pack };
    return { slot: 0, source: this.source, batches: [], owners: [], taxonomy: 0, cells };
  }

  private layOut(
    { slots, contributionOf }: Stretch,
    record: RecordInput,
    codes: readonly number[],
    assigned: number,
  ): void {
    const { kind, externalId } = record;
    const slot = recordSlot(kind, this.source, externalId, this.repository.slots);
    let rows = slots.get(slot);
    if (!rows) slots.set(slot, (rows = this.emptyRows()));
    rows.add(record, codes, this.instrumentOf(record), assigned, contributionOf);
  }

  private emptyRows(): SlotRows {
    return this.spare.pop() ?? new SlotRows();
  }

  private instrumentOf(record: RecordInput): number {
    if (record.kind !== 'response') return 0;
    const id = record.fields.instrument ?? '';
    const found = this.instruments.get(id);
    if (found) return found.code;
    throw new AppError('INSTRUMENT_UNKNOWN', { seen: id, allowed: [...this.instruments.keys()] });
  }

  private async meetValues(records: readonly RecordInput[]): Promise<void> {
    const fresh = new Map<string, NewValue>();
    for (const { dimensions } of records) {
      DIMENSIONS.forEach((dimension, d) => {
        const word = dimensions[dimension];
        if (word === undefined || this.codes[d]?.has(word)) return;
        fresh.set(`${d}|${word}`, this.describe(d, word));
      });
    }
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
      name: ownOf(this.facts.names?.[dimension], word),
      parentKey: dimension === 'department' ? ownOf(this.facts.parents, word) : null,
      kind: dimension === 'channel' ? ownOf(this.facts.channelKinds, word) : null,
    };
  }
}
