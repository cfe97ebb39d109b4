import type { Bilingual } from '../metrics/definition.ts';
import { formatDay } from '../time/day.ts';

/** The sentence to begin with: what Bain asked leaders and customers in 2005, in our own words. */
const SUPERIOR_EXPERIENCE: Bilingual = {
  en: 'We give our customers a superior experience.',
  ar: 'نقدّم لعملائنا تجربة متميزة.',
};

const ARABIC_QUARTERS = ['الأول', 'الثاني', 'الثالث', 'الرابع'] as const;
const MONTHS = 3;

/** What a new round may be called, by the quarter of a day, and the sentence it may begin with. */
export function suggestedRound(today: number): { name: Bilingual; wording: Bilingual } {
  const [year = '', month = ''] = formatDay(today).split('-');
  const quarter = Math.ceil(Number(month) / MONTHS);
  return {
    name: {
      en: `Q${quarter} ${year}`,
      ar: `الربع ${ARABIC_QUARTERS[quarter - 1] ?? ''} ${year}`,
    },
    wording: SUPERIOR_EXPERIENCE,
  };
}
