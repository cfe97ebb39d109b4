import type { Wanted } from '../ingest/mapping-text.ts';

/** What should stand where a mapping stops being JSON, in Arabic. */
export const WANTED_WORDS: Readonly<Record<Wanted, string>> = {
  value:
    'نص بين علامتي تنصيص أو عدد أو \u2068true\u2069 أو \u2068false\u2069 أو \u2068null\u2069 أو قائمة أو كائن',
  name: 'اسم بين علامتي تنصيص',
  colon: 'نقطتان بعد الاسم',
  comma: 'فاصلة، أو القوس الذي يُغلق',
  noComma: 'عنصر آخر، أو حذف الفاصلة التي قبل هذا القوس',
  quote: 'نص تُغلقه علامة التنصيص في السطر نفسه',
  escape: 'شرطة مائلة عكسية أو علامة جدولة مكتوبة \u2068\\\\\u2069 أو \u2068\\t\u2069',
  nothing: 'لا شيء، فالمخطط مكتمل قبل هذا الموضع',
};
