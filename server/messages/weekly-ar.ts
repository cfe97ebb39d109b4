import type { WeeklyWords } from './weekly.ts';

/** The words of the weekly mail in Arabic. */
export const weeklyAr: WeeklyWords = {
  subject: (w) => `أسبوعكم: من ${w.text('first')} إلى ${w.text('last')}`,
  lead: (w) => `هكذا مضى الأسبوع في ${w.list('where')} كما تعرضه صفحتكم الرئيسة، وما ينتظركم.`,
  behind: (w) => `لم تكتمل الأرقام بعد: الأسبوع غير مكتمل لدى ${w.list('sources')}.`,
  judged: {
    better: 'أفضل',
    worse: 'أسوأ',
    changed: 'تغيّر حقيقي',
    no_change: 'لا تغيّر حقيقي',
    no_base: 'لم يُحكم عليه بعد',
    too_few: 'عيّنة صغيرة',
    no_data: 'لا بيانات',
    provisional: 'مبدئي',
    suppressed: 'محجوب للخصوصية',
    not_kept: 'لم تعد محفوظة',
  },
  changes: 'ما الذي تغيّر',
  calm: 'لم يتحرك شيء بأكثر مما تفسّره الصدفة.',
  rose: (w) => `ارتفاع في ${w.text('metric')} من ${w.text('before')} إلى ${w.text('after')}`,
  fell: (w) => `انخفاض في ${w.text('metric')} من ${w.text('before')} إلى ${w.text('after')}`,
  against: (w) =>
    `${w.text('metric')}: ${w.text('after')}، وكان المتوقَّع من ${w.text('low')} إلى ${w.text('high')}`,
  stands: (w) => `${w.text('metric')}: ${w.text('after')}`,
  moreChanges: (w) =>
    w.counted('count', {
      zero: 'لا تغيّرات حقيقية أخرى',
      one: 'وتغيّر حقيقي آخر',
      two: 'وتغيّران حقيقيان آخران',
      few: 'و# تغيّرات حقيقية أخرى',
      many: 'و# تغيّرًا حقيقيًّا آخر',
      other: 'و# تغيّر حقيقي آخر',
    }),
  needsYou: 'ما ينتظركم',
  nothingWaits: 'لا تنبيه ينتظر من يتولّاه.',
  moreAlerts: (w) =>
    w.counted('count', {
      zero: 'لا تنبيهات أخرى',
      one: 'وتنبيه آخر',
      two: 'وتنبيهان آخران',
      few: 'و# تنبيهات أخرى',
      many: 'و# تنبيهًا آخر',
      other: 'و# تنبيه آخر',
    }),
  promises: 'ما وعدتم به',
  noPromises: 'ليس لكم وعد لم يُنجز بعد.',
  until: (w) => `حتى ${w.text('until')}`,
  open: 'افتح الصفحة الرئيسة',
};
