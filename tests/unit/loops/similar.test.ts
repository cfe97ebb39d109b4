import { describe, expect, it } from 'vitest';
import { similarTo } from '#server/domain/loops/similar.ts';

const loop = (
  id: number,
  title: string,
  theme: number | null,
  department: number | null,
  verdict: 'holds' | 'no_effect' | null = null,
) => ({ id, title, theme, department, verdict });

const OTHERS = [
  loop(1, 'Bills arrive twice', 7, 2, 'no_effect'),
  loop(2, 'Double billing after moving house', 7, 3, 'holds'),
  loop(3, 'Cards are refused abroad', 9, 2),
  loop(4, 'تصل الفواتير مرتين إلى العميل', null, null),
];

describe('similar loops', () => {
  it('are those of the theme first, those that held before those that did not', () => {
    const found = similarTo({ title: '', theme: 7, department: null }, OTHERS, 5);
    expect(found.map((one) => [one.loop.id, one.alike])).toEqual([
      [2, ['theme']],
      [1, ['theme']],
    ]);
  });

  it('are found by words in both languages, whatever the form of the letters', () => {
    const english = similarTo({ title: 'bills twice', theme: null, department: null }, OTHERS, 5);
    expect(english.map((one) => one.loop.id)).toEqual([1]);
    const arabic = similarTo(
      { title: 'الفواتير تصل مرّتين', theme: null, department: null },
      OTHERS,
      5,
    );
    expect(arabic.map((one) => one.loop.id)).toEqual([4]);
  });

  it('are none by the department alone, and never more than asked', () => {
    expect(similarTo({ title: '', theme: null, department: 2 }, OTHERS, 5)).toEqual([]);
    expect(similarTo({ title: 'bills', theme: 7, department: 2 }, OTHERS, 1)).toHaveLength(1);
  });
});
