import type { InboxSentences } from './inbox.ts';
import type { Words } from './words.ts';

function records(w: Words, name: string, kind: 'new' | 'changed'): string {
  const is = kind === 'new';
  return w.counted(name, {
    zero: is ? 'لا سجلات جديدة' : 'لا سجلات معدّلة',
    one: is ? 'سجل جديد واحد' : 'سجل معدّل واحد',
    two: is ? 'سجلان جديدان' : 'سجلان معدّلان',
    few: is ? '# سجلات جديدة' : '# سجلات معدّلة',
    many: is ? '# سجلًا جديدًا' : '# سجلًا معدّلًا',
    other: is ? '# سجل جديد' : '# سجل معدّل',
  });
}

const ROWS = {
  zero: 'لا صفوف',
  one: 'صف واحد',
  two: 'صفان',
  few: '# صفوف',
  many: '# صفًا',
  other: '# صف',
} as const;

/** Which file's header is spoken of. */
function inFile(w: Words): string {
  return w.has('table') ? `في الملف المرتبط ${w.quoted('table')}` : 'في الملف';
}

/** What became of a file from the inbox, in Arabic. */
export const inboxAr: InboxSentences = {
  STORED: (w) =>
    `استُورد الملف ${w.quoted('file')} إلى المصدر ${w.quoted('source')}: ${records(w, 'new', 'new')}، ${records(w, 'changed', 'changed')}، وما كان محفوظًا كما هو: ${w.number('same')}${w.is('older', 0) ? '' : `، وما هو أقدم من المحفوظ: ${w.number('older')}`}. المقروء: ${w.counted('rows', ROWS)}، ${w.is('refused', 0) ? 'ولم يُرفض شيء' : `وحالات الرفض: ${w.number('refused')}، مذكورة أدناه بأسبابها`}${w.is('orphans', 0) ? '' : `، وما لا نظير له في ملف مرتبط: ${w.number('orphans')}`}.`,
  KNOWN: (w) =>
    `الملف ${w.quoted('file')} هو نفسه ملف سبق استيراده إلى المصدر ${w.quoted('source')} وما زال استيراده قائمًا (الاستيراد ${w.text('import')})، فلم يُحفظ شيء مرة أخرى.`,
  TAKEN_BACK: (w) =>
    `استُورد الملف ${w.quoted('file')} إلى المصدر ${w.quoted('source')} ثم تراجع أحدهم عن استيراده (الاستيراد ${w.text('import')}).`,
  REFUSED: (w) => `رُفض الملف ${w.quoted('file')} بأكمله ولم يُحفظ منه شيء.`,
  ALL_REFUSED: (w) =>
    `رُفض الملف ${w.quoted('file')}، إذ لم يصلح أي صف من صفوفه للحفظ في المصدر ${w.quoted('source')}. المقروء: ${w.counted('rows', ROWS)}، والأسباب مذكورة أدناه.`,
  NOT_KEPT: () =>
    'ورد في الملف عملاء سبق أن مُحيت بياناتهم، فحُفظت سجلاتهم دون ما يدل عليهم، ولم يُحتفظ بالملف.',
  HEADER_GONE: (w) => `أعمدة لم تعد ${inFile(w)}: ${w.list('columns')}.`,
  HEADER_FRESH: (w) => `أعمدة جديدة ${inFile(w)}: ${w.list('columns')}.`,
  HEADER_MOVED: (w) =>
    `صف العناوين في السطر ${w.number('to')} (وكان في المرة السابقة في السطر ${w.number('from')})، وعُرف بأسماء أعمدته.`,
  MORE_ROWS: (w) =>
    `وبقي غيرها: ${w.number('more')}. يسرد ملف \u2068JSON\u2069 المجاور منها حتى ${w.number('limit')}.`,
};
