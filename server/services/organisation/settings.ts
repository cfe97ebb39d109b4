import type { Calendar } from '#db/queries/calendar.ts';
import type { Organisation } from '../../contract/organisation.ts';
import { organisationSchema } from '../../contract/organisation.ts';
import { USUAL_HOURS } from '../../domain/alerts/business-clock.ts';
import { USUAL_RULE } from '../../domain/follow-ups/follow-up.ts';
import { calendarsOfZone } from '../../domain/holidays/calendars.ts';
import { metricById } from '../../domain/metrics/catalogue.ts';
import type { InstrumentKind } from '../../domain/records/instrument.ts';

/** Cards of an organisation that has not chosen any. */
const FIRST_CARDS = [
  'nps',
  'csat',
  'fcr_recontact',
  'resolve_median',
  'sla_due',
  'volume',
  'backlog',
];

const DEFAULTS: Omit<Organisation, 'cards' | 'zone' | 'weekStart' | 'holidays' | 'attributes'> = {
  name: { en: '', ar: '' },
  weekend: [5, 6],
  workingHours: { ...USUAL_HOURS },
  followUps: { ...USUAL_RULE, instruments: [] },
  currency: 'SAR',
  language: 'en',
  timeReversed: false,
  demonstration: false,
};

/**
 * The settings in force: what is stored under `organisation`, `holidays` and `attributes`, defaults for the rest, and the
 * calendar the store cuts days by. `answered` = kinds of instruments that have answers.
 */
export function settingsOf(
  stored: Readonly<Record<string, unknown>>,
  { zone, weekStart }: Pick<Calendar, 'zone' | 'weekStart'>,
  answered: readonly InstrumentKind[],
): Organisation {
  const { organisation, holidays = calendarsOfZone(zone) } = stored;
  const known = typeof organisation === 'object' ? organisation : {};
  const attributes = attributesOf(stored['attributes']);
  const cards = firstCards(answered);
  const defaults = { ...DEFAULTS, cards };
  return organisationSchema.parse({ ...defaults, ...known, holidays, attributes, zone, weekStart });
}

/**
 * What customers never answered stands last, until they do: the order does not change from week to week. An organisation
 * that has chosen its cards has their order too.
 */
function firstCards(answered: readonly InstrumentKind[]): string[] {
  const isEmpty = (id: string): boolean => {
    const asked = metricById(id)?.instrument ?? null;
    return asked !== null && (asked === 'any' ? answered.length === 0 : !answered.includes(asked));
  };
  return [...FIRST_CARDS.filter((id) => !isEmpty(id)), ...FIRST_CARDS.filter(isEmpty)];
}

/** Declared attributes; imports declare them by key alone, and a name given to one stays. */
function attributesOf(stored: unknown): unknown[] {
  const all: unknown[] = Array.isArray(stored) ? stored : [];
  const named = all.filter((one) => typeof one !== 'string');
  // Read as unknown: the schema below checks the shape.
  const keys = new Set<unknown>(named.map((one) => Reflect.get(Object(one), 'key') as unknown));
  const bare = new Set(all.filter((one) => typeof one === 'string' && !keys.has(one)));
  return [...named, ...[...bare].map((key) => ({ key, name: { en: '', ar: '' } }))];
}
