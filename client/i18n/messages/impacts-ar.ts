import type { DataMessages } from './shape.ts';

export const impactsAr: DataMessages['impacts'] = {
  title: 'الأكثر كلفة',
  figure: 'المؤشر',
  scope: '{metric}، {range}',
  coverage: 'ن {n}، منها {named} عن قضية معروفة',
  costs: 'يكلّف {size}',
  range: 'بين {low} و{high}',
  points:
    '{count, plural, zero {صفر من النقاط} one {نقطة واحدة} two {نقطتين} few {# نقاط} many {# نقطة} other {# نقطة}}',
  share: '{share} من الكل',
  against: '{mean} مقابل {rest} فيما سواه',
  high: 'بثقة عالية',
  medium: 'بثقة متوسطة',
  none: 'لا قضية تؤثر فيه سلبًا بأكثر مما تفسّره الصدفة.',
  chance:
    '{count, plural, zero {لم تُفحص أي قضية} one {فُحصت قضية واحدة} two {فُحصت قضيتان} few {فُحصت # قضايا} many {فُحصت # قضية} other {فُحصت # قضية}}، وتُرك ما قد يكون من الصدفة.',
  insteadOf: 'معروض لمؤشر «{metric}»، فالوسيط والمئينات لا أجزاء لها',
  not_additive: 'الأعداد ليست متوسطًا للسجلات، فلا قضية تؤثر فيها.',
  no_value: 'ما في هذه الأسابيع أقل من أن يبيّن ما يؤثر فيه.',
  no_groups: 'لا قضية بلغت سجلاتها {least} في هذه الأسابيع ومعها {least} أخرى عن غيرها تُقارَن بها.',
  records: 'السجلات عن {name}',
};

export const voicesAr: DataMessages['voices'] = {
  title: 'ثلاثة أصوات',
  scope:
    'اختيرت حسب درجاتها من {count, plural, zero {صفر من التعليقات} one {تعليق واحد} two {تعليقين} few {# تعليقات} many {# تعليقًا} other {# تعليق}}',
  worst: 'الأسوأ',
  typical: 'صوت معتاد',
  best: 'الأفضل',
  none: 'لا تعليقات مع «{name}» في هذه الفترة مما يحق لك قراءته.',
  open: 'فتح السجل',
};
