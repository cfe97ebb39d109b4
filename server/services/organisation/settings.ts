import type { Calendar } from '#db/queries/calendar.ts';
import type { Organisation } from '../../contract/organisation.ts';
import { organisationSchema } from '../../contract/organisation.ts';
import { CATALOGUE } from '../../domain/metrics/catalogue.ts';

/** Cards of an organisation that has not chosen any. */
const FIRST_CARDS = ['nps', 'csat', 'fcr_recontact', 'resolve_median', 'sla_due', 'volume', 'backlog'];

const DEFAULTS: Omit<Organisation, 'zone' | 'weekStart' | 'targets' | 'attributes'> = {
  name: { en: '', ar: '' },
  weekend: [5, 6],
  currency: 'SAR',
  language: 'en',
  timeReversed: false,
  cards: FIRST_CARDS.filter((id) => CATALOGUE.some((metric) => metric.id === id)),
  demonstration: false,
};

/**
 * The settings in force: what is stored under `organisation`, `targets` and `attributes`, defaults for the rest, and the
 * calendar the store cuts days by.
 */
export function settingsOf(
  stored: Readonly<Record<string, unknown>>,
  { zone, weekStart }: Pick<Calendar, 'zone' | 'weekStart'>,
): Organisation {
  const { organisation, targets = [], attributes = [] } = stored;
  const known = typeof organisation === 'object' ? organisation : {};
  return organisationSchema.parse({ ...DEFAULTS, ...known, targets, attributes, zone, weekStart });
}
