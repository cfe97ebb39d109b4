const HIJRI = 'Hijri ';

/** 31 May 2026, 14:05:09 in UTC, in the parts that a pattern may have. */
const PARTS: Readonly<Record<string, string>> = {
  YYYY: '2026',
  YY: '26',
  MMMM: 'May',
  MMM: 'May',
  MM: '05',
  M: '5',
  DD: '31',
  D: '31',
  HH: '14',
  H: '14',
  hh: '02',
  h: '2',
  mm: '05',
  ss: '09',
  SSS: '000',
  A: 'PM',
  Z: '+00:00',
  '[h]': 'h',
  ddd: 'Sun',
};
/** The same day by the calendar of Umm al-Qura. */
const HIJRI_PARTS = { ...PARTS, YYYY: '1447', MM: '12', M: '12', DD: '14', D: '14' };

const EXAMPLES: Readonly<Record<string, string>> = {
  ISO: '2026-05-31',
  epoch: '1780236309',
  epochMs: '1780236309000',
  serial: '46173.586910',
};

/** A date as a pattern of a mapping writes it. */
export function patternExample(pattern: string): string {
  const known = EXAMPLES[pattern];
  if (known !== undefined) return known;
  const isHijri = pattern.startsWith(HIJRI);
  const parts: Readonly<Record<string, string>> = isHijri ? HIJRI_PARTS : PARTS;
  const plain = isHijri ? pattern.slice(HIJRI.length) : pattern;
  return plain.replaceAll(
    /YYYY|MMMM|\[h\]|MMM|SSS|ddd|YY|MM|DD|HH|hh|mm|ss|[MDHhAZ]/g,
    (token) => parts[token] ?? token,
  );
}

/** A pattern as it is shown to a person: ISO by what it looks like. `hijri` = what the calendar is called. */
export function shownPattern(pattern: string, hijri: string): string {
  if (pattern.startsWith(HIJRI)) return `${hijri} ${pattern.slice(HIJRI.length)}`;
  return pattern === 'ISO' ? 'YYYY-MM-DD' : pattern;
}
