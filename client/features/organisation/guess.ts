import type { Language } from '../../format/locale.ts';
import type { OrganisationDraft } from './draft.ts';

/** What a browser tells of where it stands. */
export type Surroundings = {
  /** IANA name. */
  zone: string;
  /** Language tags, the preferred first. */
  languages: readonly string[];
};

type Region = Pick<OrganisationDraft, 'weekStart' | 'weekend' | 'currency'>;

const FRIDAY_SATURDAY = [5, 6];
const SATURDAY_SUNDAY = [6, 0];

/** Where the week and the money differ from the rest of the world's, by region code (CLDR weekData, ISO 4217). */
const REGIONS: Readonly<Record<string, Region>> = {
  SA: { weekStart: 'sun', weekend: FRIDAY_SATURDAY, currency: 'SAR' },
  KW: { weekStart: 'sat', weekend: FRIDAY_SATURDAY, currency: 'KWD' },
  BH: { weekStart: 'sat', weekend: FRIDAY_SATURDAY, currency: 'BHD' },
  QA: { weekStart: 'sat', weekend: FRIDAY_SATURDAY, currency: 'QAR' },
  OM: { weekStart: 'sat', weekend: FRIDAY_SATURDAY, currency: 'OMR' },
  AE: { weekStart: 'mon', weekend: SATURDAY_SUNDAY, currency: 'AED' },
  EG: { weekStart: 'sat', weekend: FRIDAY_SATURDAY, currency: 'EGP' },
  JO: { weekStart: 'sat', weekend: FRIDAY_SATURDAY, currency: 'JOD' },
  IQ: { weekStart: 'sat', weekend: FRIDAY_SATURDAY, currency: 'IQD' },
  LB: { weekStart: 'mon', weekend: SATURDAY_SUNDAY, currency: 'LBP' },
  MA: { weekStart: 'mon', weekend: SATURDAY_SUNDAY, currency: 'MAD' },
  TN: { weekStart: 'mon', weekend: SATURDAY_SUNDAY, currency: 'TND' },
  DZ: { weekStart: 'sat', weekend: FRIDAY_SATURDAY, currency: 'DZD' },
  GB: { weekStart: 'mon', weekend: SATURDAY_SUNDAY, currency: 'GBP' },
  US: { weekStart: 'sun', weekend: SATURDAY_SUNDAY, currency: 'USD' },
  CA: { weekStart: 'sun', weekend: SATURDAY_SUNDAY, currency: 'CAD' },
  IN: { weekStart: 'sun', weekend: [0], currency: 'INR' },
};
const ELSEWHERE: Region = { weekStart: 'mon', weekend: SATURDAY_SUNDAY, currency: 'EUR' };

/** Zones that stand in one of those regions. */
const ZONE_REGION: Readonly<Record<string, string>> = {
  'Asia/Riyadh': 'SA',
  'Asia/Kuwait': 'KW',
  'Asia/Bahrain': 'BH',
  'Asia/Qatar': 'QA',
  'Asia/Muscat': 'OM',
  'Asia/Dubai': 'AE',
  'Africa/Cairo': 'EG',
  'Asia/Amman': 'JO',
  'Asia/Baghdad': 'IQ',
  'Asia/Beirut': 'LB',
  'Africa/Casablanca': 'MA',
  'Africa/Tunis': 'TN',
  'Africa/Algiers': 'DZ',
  'Europe/London': 'GB',
  'Asia/Kolkata': 'IN',
};

/** A beginning that is probably right: where the clock stands says more than the language of the browser. */
export function guessDraft(here: Surroundings, language: Language): OrganisationDraft {
  const regions = here.languages.map((tag) => new Intl.Locale(tag).region);
  const spoken = regions.find((region) => region !== undefined && REGIONS[region] !== undefined);
  const found = REGIONS[ZONE_REGION[here.zone] ?? ''];
  const isEurope = here.zone.startsWith('Europe/');
  const region = found ?? (isEurope ? ELSEWHERE : (REGIONS[spoken ?? ''] ?? ELSEWHERE));
  return { name: { en: '', ar: '' }, zone: here.zone, language, timeReversed: false, ...region };
}

/** The draft in another zone: what still is as it was guessed for the old one is guessed anew. */
export function withZone(
  draft: OrganisationDraft,
  zone: string,
  here: Surroundings,
): OrganisationDraft {
  const before = guessDraft({ ...here, zone: draft.zone }, draft.language);
  const after = guessDraft({ ...here, zone }, draft.language);
  return {
    ...draft,
    zone,
    weekStart: draft.weekStart === before.weekStart ? after.weekStart : draft.weekStart,
    weekend: String(draft.weekend) === String(before.weekend) ? after.weekend : draft.weekend,
    currency: draft.currency === before.currency ? after.currency : draft.currency,
  };
}

export function surroundings(): Surroundings {
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    languages: navigator.languages,
  };
}
