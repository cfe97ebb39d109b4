import { describe, expect, it } from 'vitest';
import { changeOf, isRecount } from '#client/features/organisation/draft.ts';
import { guessDraft, withZone } from '#client/features/organisation/guess.ts';

describe('the first guess of an organisation', () => {
  // Sources: Unicode CLDR supplemental weekData (first day, weekend), ISO 4217.
  it.each([
    ['Asia/Riyadh', ['en-US'], 'sun', [5, 6], 'SAR'],
    ['Asia/Dubai', ['ar-SA'], 'mon', [6, 0], 'AED'],
    ['Africa/Cairo', ['ar-EG'], 'sat', [5, 6], 'EGP'],
    ['Europe/Paris', ['fr-FR'], 'mon', [6, 0], 'EUR'],
    ['Europe/London', ['en-GB'], 'mon', [6, 0], 'GBP'],
    ['America/Chicago', ['en-US'], 'sun', [6, 0], 'USD'],
  ] as const)('in %s, read in %j', (zone, languages, weekStart, weekend, currency) => {
    expect(guessDraft({ zone, languages }, 'ar')).toMatchObject({
      zone,
      weekStart,
      weekend,
      currency,
      language: 'ar',
      name: { en: '', ar: '' },
    });
  });
});

it('another zone brings the week and the money of its place, but for what a person chose', () => {
  const here = { zone: 'America/Chicago', languages: ['en-US'] };
  const draft = guessDraft(here, 'en');
  expect(withZone(draft, 'Asia/Kuwait', here)).toMatchObject({
    zone: 'Asia/Kuwait',
    weekStart: 'sat',
    weekend: [5, 6],
    currency: 'KWD',
  });
  expect(withZone({ ...draft, weekend: [5] }, 'Asia/Kuwait', here).weekend).toEqual([5]);
});

describe('what a person changed of the settings', () => {
  const before = {
    ...guessDraft({ zone: 'Asia/Riyadh', languages: [] }, 'en'),
    name: { en: 'Al Noor', ar: 'النور' },
  };

  it('is nothing when only the order of the days off differs', () => {
    expect(changeOf(before, { ...before, weekend: [6, 5] })).toEqual({});
  });

  it('is what differs, and only zone and week start count everything again', () => {
    const named = changeOf(before, { ...before, name: { en: 'Noor', ar: 'النور' }, weekend: [5] });
    expect(named).toEqual({ name: { en: 'Noor', ar: 'النور' }, weekend: [5] });
    expect(isRecount(named)).toBe(false);
    expect(isRecount(changeOf(before, { ...before, zone: 'Asia/Dubai' }))).toBe(true);
    expect(isRecount(changeOf(before, { ...before, weekStart: 'sat' }))).toBe(true);
  });
});
