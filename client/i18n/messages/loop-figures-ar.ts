/** كلمات عن حال حلقات المتابعة ومدى إتمامها. */
export const loopFiguresAr = {
  loopFigures: {
    title: 'حلقات المتابعة',
    all: 'كل الحلقات',
    figuresTitle: 'مدى إتمام الحلقات',
    everybodys: 'المنظمة كلها',
    notYours: 'حلقات الإدارات الأخرى لمن يقودها.',
    open: 'المفتوحة الآن',
    late: 'المتأخر',
    lateNone: 'لا شيء متأخر.',
    lateCount:
      '{count, plural, zero {لا شيء متأخر} one {أمر واحد متأخر} two {أمران متأخران} few {# أمور متأخرة} many {# أمرًا متأخرًا} other {# أمر متأخر}}',
    lateWith: '{what}، لدى {who}، منذ {time}',
    what: {
      step: 'الخطوة التالية',
      answer: 'إقرار الإدارة بأنها علمت',
      obstacle: 'قرار في عائق',
    },
    quarterCount:
      '{count, plural, zero {لا حلقة تحقّق أثرها} one {حلقة واحدة تحقّق أثرها} two {حلقتان تحقّق أثرهما} few {# حلقات تحقّق أثرها} many {# حلقة تحقّق أثرها} other {# حلقة تحقّق أثرها}}',
    quarterNone: 'لم تُغلق حلقة بأثر في هذا الربع بعد.',
    effect: '{metric}: {change}',
    effectBetween: 'بين {low} و{high}',
    over: '{hits} من {n}',
    range: 'بثقة {level} بين {low} و{high}',
    rangeOpen: 'بثقة {level} من {low} فما فوق',
    hours: '{hours} س',
    state: {
      none: 'لا شيء يُحسب بعد',
      too_few: 'قليل: {n}، ويُعرض ابتداءً من {least}',
      few: 'قليل: اقرأه بحذر',
      unreached: 'لم يبلغه حتى النصف',
    },
    means: 'ما معنى هذه الأرقام',
    meaning: '{name}: {formula}',
    byDepartment: 'بحسب الإدارة',
    byDepartmentTitle: 'الحلقات بحسب الإدارة',
    department: 'الإدارة',
  },
};
