import type { Calendar } from '#db/queries/calendar.ts';
import type { StoredEvent } from '#db/queries/events.ts';
import type { Pulse } from '#db/queries/pulse.ts';
import type { StoredReference } from '#db/queries/reference.ts';
import type { StoredTarget } from '#db/queries/targets.ts';
import type { Repository } from '#db/store/store.ts';
import type { Organisation } from '../../contract/organisation.ts';
import type { Instrument, InstrumentKind } from '../../domain/records/instrument.ts';
import type { Zone } from '../../domain/time/zone.ts';
import { zoneOf } from '../../domain/time/zone.ts';
import type { ValueBooks } from '../dimensions/value-book.ts';
import { valueBooks } from '../dimensions/value-book.ts';
import { targetsShown } from '../targets/shown.ts';
import { answeredFirst, answeredOf } from './answered.ts';
import { settingsOf } from './settings.ts';
import { readReaches } from './source-reach.ts';
import type { SourceReach } from './source-reach.ts';

/** Everything that gives numbers their names and frames. */
export type Reference = {
  /** Generation of the settings it was read at. */
  readonly settings: number;
  readonly calendar: Calendar;
  readonly zone: Zone;
  readonly organisation: Organisation;
  readonly books: ValueBooks;
  /** Those that were ever answered first. */
  readonly instruments: readonly Instrument[];
  /** Every target, with its metric and department as they are shown now. */
  readonly targets: readonly StoredTarget[];
  readonly events: readonly StoredEvent[];
};

/** One instant of the organisation: what the clock, the store and the settings say. */
export type Moment = {
  /** UTC ms, cut to `CLOCK_STEP`: within one step, answers change only when the store does. */
  readonly now: number;
  /** Day of the organisation's zone. */
  readonly today: number;
  readonly pulse: Pulse;
  readonly reference: Reference;
  readonly sources: readonly SourceReach[];
};

/** All zones change their day at a multiple of this. */
const CLOCK_STEP = 15 * 60_000;

export type MomentReader = (now: number) => Promise<Moment>;

/** What is kept between moments, and of which generations it is. */
type Held = {
  readonly settings: number;
  readonly records: number;
  readonly stored: StoredReference;
  /** Codes of instruments. */
  readonly answered: readonly number[];
  readonly reference: Reference;
  readonly sources: readonly SourceReach[];
};

/** Reads moments; what changes only with the settings is read again only when they did. */
export function createMomentReader(repository: Repository): MomentReader {
  let held: Held | null = null;
  let coming: { settings: number; records: number; held: Promise<Held> } | null = null;
  return async (clock) => {
    const now = Math.floor(clock / CLOCK_STEP) * CLOCK_STEP;
    const pulse = await repository.read('readPulse', { now: clock });
    const { settings, records } = pulse;
    if (held?.settings !== settings || held.records !== records) {
      // Many who come at once wait for one reading; what failed is read again.
      if (coming?.settings !== settings || coming.records !== records) {
        coming = { settings, records, held: holdAnew(repository, pulse, now, held) };
        coming.held.catch(() => {
          coming = null;
        });
      }
      held = await coming.held;
    }
    const { reference, sources } = held;
    return { now, today: reference.zone.dayOf(clock), pulse, reference, sources };
  };
}

async function holdAnew(
  repository: Repository,
  { settings, records }: Pulse,
  now: number,
  before: Held | null,
): Promise<Held> {
  const same = before?.settings === settings ? before : null;
  const stored = same?.stored ?? (await repository.read('readReference', undefined));
  // What was answered once is not looked for again, at every record that comes.
  const known = same?.answered ?? [];
  const unknown = stored.instruments.filter(({ code }) => !known.includes(code));
  const [sources, found] = await Promise.all([
    readReaches(repository),
    answeredOf(repository, unknown, now),
  ]);
  const answered = [...known, ...found];
  const reference = same && found.length === 0 ? same.reference : referenceOf(stored, answered);
  return { settings: stored.settings, records, stored, answered, reference, sources };
}

function referenceOf(stored: StoredReference, answered: readonly number[]): Reference {
  const { settings, calendar, values } = stored;
  const instruments = answeredFirst(stored.instruments, answered);
  const books = valueBooks(values);
  return {
    settings,
    calendar,
    zone: zoneOf(calendar.zone),
    organisation: settingsOf(stored.stored, calendar, kindsOf(instruments, answered)),
    books,
    instruments,
    targets: targetsShown(stored.targets, books.department, instruments),
    events: stored.events,
  };
}

function kindsOf(
  instruments: readonly Instrument[],
  answered: readonly number[],
): InstrumentKind[] {
  return instruments.filter(({ code }) => answered.includes(code)).map(({ kind }) => kind);
}

/** First and last day on which data of some kinds of record lies; null when there is none. */
export function dataSpan(
  { pulse, reference }: Pick<Moment, 'pulse' | 'reference'>,
  kinds: readonly (keyof Pulse['spans'])[],
): { first: number; last: number } | null {
  const spans = kinds.map((kind) => pulse.spans[kind]).filter((span) => span !== null);
  if (spans.length === 0) return null;
  return {
    first: reference.zone.dayOf(Math.min(...spans.map(({ first }) => first))),
    last: reference.zone.dayOf(Math.max(...spans.map(({ last }) => last))),
  };
}
