import { describe, expect, it } from 'vitest';
import { localeTag } from '#client/format/locale.ts';
import { createMoney } from '#client/format/money.ts';

const en = localeTag('en', 'latn');

describe('sums of money', () => {
  it.each([
    ['SAR', 90_000, 'SAR 900', '900'],
    ['SAR', 90_050, 'SAR 900.50', '900.5'],
    ['KWD', 90_050, 'KWD 90.050', '90.05'],
    ['JPY', 90_050, 'JP¥90,050', '90050'],
  ])('of %s, %d in its minor units, are written as %s', (currency, minor, written, bare) => {
    const money = createMoney(en, currency);
    expect(money.write(minor).replaceAll('\u00a0', ' ')).toBe(written);
    expect(money.plain(minor)).toBe(bare);
    expect(money.read(bare)).toBe(minor);
  });

  it('are read in either script, and refused where they are none', () => {
    const money = createMoney(localeTag('ar', 'arab'), 'SAR');
    expect(money.read('٩٠٠٫٥')).toBe(90_050);
    expect(money.read(money.plain(90_050))).toBe(90_050);
    expect(money.read('-1')).toBeNull();
    expect(money.read('many')).toBeNull();
  });
});
