import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TOKENS = readFileSync(new URL('../../../client/design/tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;
/** The project's own floor for text, a little above the 4.5 of WCAG 2.2 success criterion 1.4.3. */
const TEXT_RATIO = 4.6;
/** WCAG 2.2 success criterion 1.4.11: lines, bars and focus rings. */
const GRAPHIC_RATIO = 3;

/** Lines side by side: drawn on a card, and their numbers written on them in the card's colour. */
const COMPARED = Array.from({ length: 8 }, (_, i) => `compare-${i + 1}`);

const TEXT_PAIRS: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['bg', 'surface', 'sunken', 'accent-soft', 'better-soft', 'worse-soft', 'wait-soft']],
  ['ink-2', ['bg', 'surface', 'sunken']],
  ['ink-3', ['bg', 'surface', 'sunken']],
  ['accent', ['bg', 'surface', 'accent-soft']],
  ['on-accent', ['accent']],
  ['better', ['surface', 'better-soft']],
  ['worse', ['surface', 'worse-soft']],
  ['wait', ['bg', 'surface', 'wait-soft']],
  ...COMPARED.map((name) => [name, ['surface']] as const),
];
const GRAPHIC_PAIRS: readonly (readonly [string, readonly string[]])[] = [
  ['series', ['bg', 'surface', 'band']],
  ['better', ['surface', 'band']],
  ['worse', ['surface', 'band']],
  ['wait', ['surface', 'band']],
  ['ink-3', ['surface', 'band']],
  ['accent', ['bg', 'surface']],
];

function colour(name: string, theme: (typeof THEMES)[number]): string {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(TOKENS);
  const value = pair?.[theme === 'light' ? 1 : 2];
  if (value === undefined) throw new Error(`tokens.css has no light-dark pair named --${name}`);
  return value;
}

/** Relative luminance by WCAG 2.2, glossary. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe('contrast', () => {
  it('is measured as WCAG does: black on white 21, the published example #767676 on white 4.54', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  const cases = (pairs: typeof TEXT_PAIRS) =>
    THEMES.flatMap((theme) =>
      pairs.flatMap(([front, backs]) => backs.map((back) => ({ theme, front, back }))),
    );

  it.each(cases(TEXT_PAIRS))('of text $front on $back is enough in $theme', (pair) => {
    const ratio = contrast(colour(pair.front, pair.theme), colour(pair.back, pair.theme));
    expect(ratio).toBeGreaterThanOrEqual(TEXT_RATIO);
  });

  it.each(cases(GRAPHIC_PAIRS))('of the drawn $front on $back is enough in $theme', (pair) => {
    const ratio = contrast(colour(pair.front, pair.theme), colour(pair.back, pair.theme));
    expect(ratio).toBeGreaterThanOrEqual(GRAPHIC_RATIO);
  });

  it('knows every role: no colour in the table is left unmeasured but hairlines', () => {
    const roles = [...TOKENS.matchAll(/--([\w-]+): light-dark\(#/g)].map((match) => match[1]);
    const measured = new Set([...TEXT_PAIRS, ...GRAPHIC_PAIRS].flatMap(([a, b]) => [a, ...b]));
    expect(roles.filter((role) => role !== undefined && !measured.has(role))).toEqual(['line']);
  });
});
