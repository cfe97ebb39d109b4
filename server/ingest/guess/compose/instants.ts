import { certaintyOf } from '../assign.ts';
import type { Certainty } from '../../../contract/guess.ts';
import type { Value } from '../../../contract/mapping-value.ts';
import type { DatedColumn } from '../date-order.ts';
import type { Why } from '../guessed.ts';
import { latinDigits } from '../../values/latin-digits.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';

const UTC_WORDS = new Set(['utc', 'gmt', 'zulu']);

/** The instant of a column of dates, with its formats. */
export function instantValue(profile: Profile, { reading }: DatedColumn): Value {
  const isIso = reading.formats.every((format) => format === 'ISO');
  const zone = profile.words.some((word) => UTC_WORDS.has(word)) ? { zone: 'UTC' } : {};
  // Where a row has no time of day, its day is read alone.
  const days = profile.clock === null ? [] : reading.formats.map(withoutClock);
  const dates = [...new Set([...reading.formats, ...days])];
  return columnValue(profile, { ...(isIso ? {} : { dates }), ...zone });
}

function withoutClock(format: string): string {
  return format.replace(/ (?:H|hh?)+(?::|\[h\])mm.*$/, '');
}

/** Whether a column's dates can be taken: few may be none, unless a person says that they are dates. */
export function isRead({ known }: Draft, profile: Profile, { reading }: DatedColumn): boolean {
  const least = known.told.has(profile) ? 1 : profile.texts.length * 0.97;
  return reading.read >= least;
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Places a date column; a person is asked where day and month cannot be told apart. */
export function placeInstant(
  draft: Draft,
  profile: Profile,
  role: 'at' | 'updatedAt' | 'field',
  target: string,
): void {
  const dated = draft.known.dated.get(profile);
  if (!dated) return;
  const byHeader = certaintyOf(draft.known.byColumn.get(profile));
  const isOfTurns = (draft.known.spread?.turns ?? null) !== null;
  const { certainty, why } = explained(profile, dated, { target, isOfTurns }, byHeader);
  draft.place(
    profile,
    role,
    target,
    draft.known.told.has(profile) ? { certainty } : { certainty, why },
  );
  askOrder(draft, profile, dated);
}

function explained(
  profile: Profile,
  dated: DatedColumn,
  { target, isOfTurns }: { target: string; isOfTurns: boolean },
  byHeader: Certainty,
): { certainty: Certainty; why: Why } {
  const { reading, evidence } = dated;
  if (profile.gathered) {
    const { column, pick, events = [] } = profile.gathered;
    const isEnd = target === 'fields.resolvedAt' || target === 'fields.closedAt';
    const told = target === 'fields.duration' ? 'until' : isEnd && isOfTurns ? 'end' : (pick ?? '');
    const params = { column, target, pick: told, events };
    const certainty = byHeader === 'doubt' ? 'likely' : byHeader;
    return { certainty, why: { code: 'EVENT_DATE', params } };
  }
  const params = {
    column: nameOf(profile),
    target,
    format: reading.formats.join(' | '),
    example: possibleText(profile, reading),
    evidence,
  };
  if (!reading.formats.some(namesDay)) {
    return { certainty: 'doubt', why: { code: 'MONTH_DATE', params } };
  }
  const { mixed } = profile.dates ?? {};
  if (mixed) {
    const { dayFirst, monthFirst } = mixed;
    const either = profile.texts[openAt(profile, dated)];
    return {
      certainty: either === undefined ? 'likely' : 'doubt',
      why: {
        code: 'DATE_ORDERS_MIXED',
        params: { ...params, dayFirst, monthFirst, ...(either !== undefined && { either }) },
      },
    };
  }
  if (evidence === 'oneWay') return { certainty: byHeader, why: { code: 'DATE_FORMAT', params } };
  if (evidence === 'proven') {
    return {
      certainty: byHeader,
      why: {
        code: 'DATE_ORDER_PROVEN',
        params: { ...params, example: possibleText(profile, reading, isPastTwelve) },
      },
    };
  }
  if (evidence === 'language' || evidence === 'none' || evidence === 'halfDay') {
    return { certainty: 'doubt', why: { code: 'DATE_ORDER_OPEN', params } };
  }
  return {
    certainty: byHeader === 'sure' ? 'likely' : byHeader,
    why: { code: 'DATE_ORDER_LIKELY', params },
  };
}

/** Whether a format has a day, or only a month. */
function namesDay(format: string): boolean {
  return format.includes('D') || /^(?:ISO|epoch)/.test(format);
}

/** A text that is a day of the calendar, of those the first that shows most; where no text is a day, the first of all. */
function possibleText(
  { texts }: Profile,
  { at }: DatedColumn['reading'],
  shows: (text: string) => boolean = () => true,
): string {
  const days = texts.filter((_, i) => Number.isFinite(at[i]));
  return days.find(shows) ?? days[0] ?? texts[0] ?? '';
}

/** A time, which may stand before its day. */
const CLOCK = /\d+(?::\d+)+|\d+ ?h(?: ?\d+)?/gi;

/** A part above twelve is no month. */
function isPastTwelve(text: string): boolean {
  const day = latinDigits(text).replaceAll(CLOCK, '');
  const [a = 0, b = 0] = (day.match(/\d+/g) ?? []).map(Number);
  return (a > 12 && a <= 31) || (b > 12 && b <= 31);
}

/** Place of the first text that is another day in the other reading; −1 = none. A damaged cell is a day in neither. */
function openAt({ texts }: Profile, { reading, other }: DatedColumn): number {
  return texts.findIndex((_, i) => {
    const [a = Number.NaN, b = Number.NaN] = [reading.at[i], other?.at[i]];
    return Number.isFinite(a) && Number.isFinite(b) && a !== b;
  });
}

/** Asks whether day or month stands first, where both can. */
export function askOrder(draft: Draft, profile: Profile, dated: DatedColumn): void {
  const { reading, other, evidence } = dated;
  if (!other || evidence === 'otherColumn') return;
  // In one order always: where the chosen one came first, they would change places under the hand.
  const readings = [reading, other]
    .filter(({ order }) => order !== null)
    .toSorted((a, b) => (a.order ?? '').localeCompare(b.order ?? ''));
  const { mixed } = profile.dates ?? {};
  const differs = openAt(profile, dated);
  const isDay = (i: number): boolean => readings.every((one) => Number.isFinite(one.at[i]));
  const at = differs >= 0 || mixed ? differs : profile.texts.findIndex((_, i) => isDay(i));
  if (at < 0) return;
  draft.ask({
    id: `date-order:${profile.name}`,
    code: 'ASK_DATE_ORDER',
    params: {
      column: nameOf(profile),
      value: profile.texts[at] ?? '',
      ...(mixed && { dayFirst: mixed.dayFirst, monthFirst: mixed.monthFirst }),
    },
    columns: [profile.name],
    options: readings.map((one) => ({
      value: one.order ?? '',
      params: { order: one.order ?? '', day: dayText(one.at[at] ?? 0) },
      example: dayText(one.at[at] ?? 0),
    })),
    chosen: reading.order ?? '',
  });
}
