/**
 * Calendars of holidays an organisation may show: both Eids and Ramadan; the other Islamic days; what is kept in most of
 * the world; and the national days of each Gulf country.
 */
export const HOLIDAY_CALENDARS = [
  'islamic',
  'islamic_more',
  'international',
  'sa',
  'ae',
  'kw',
  'bh',
  'qa',
  'om',
] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

const COUNTRY_OF_ZONE: Readonly<Record<string, HolidayCalendar>> = {
  'Asia/Riyadh': 'sa',
  'Asia/Dubai': 'ae',
  'Asia/Kuwait': 'kw',
  'Asia/Bahrain': 'bh',
  'Asia/Qatar': 'qa',
  'Asia/Muscat': 'om',
};

/** What is shown where nobody has chosen: the two Eids and Ramadan, the international days, and the zone's own country. */
export function calendarsOfZone(zone: string): HolidayCalendar[] {
  const country = COUNTRY_OF_ZONE[zone];
  return ['islamic', 'international', ...(country ? [country] : [])];
}
