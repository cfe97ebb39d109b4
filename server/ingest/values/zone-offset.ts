/** Hours ahead of UTC of the zones that RFC 5322 names. */
const NAMED: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/** `Z`, an offset (`+3`, `+0300`, `GMT+03:00`) or a zone by its name; a longer name in brackets says nothing more. */
const OFFSET =
  /(?:Z|(?:UTC|GMT|غرينتش)?([+-])(\d{1,2})(?::?(\d{2}))?|(UTC|GMT|غرينتش|[ECMP][SD]T))(?: \([^()]{1,60}\))?/iy;

/** Reads how far a time is ahead of UTC, in minutes; the place behind it, or -1. */
export function readOffset(text: string, at: number, into: { offset: number | null }): number {
  OFFSET.lastIndex = at;
  const found = OFFSET.exec(text);
  if (!found) return -1;
  const [, sign, hours = '0', minutes = '0', name = ''] = found;
  const named = (NAMED[name.toUpperCase()] ?? 0) * 60;
  const ahead = Number(hours) * 60 + Number(minutes);
  if (ahead > 14 * 60) return -1;
  into.offset = sign === '-' ? -ahead : named + ahead;
  return OFFSET.lastIndex;
}
