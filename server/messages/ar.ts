import { THEME_FAULTS } from '../domain/themes/faults.ts';
import { DIMENSION_WORDS } from './dimensions-ar.ts';
import { FOLLOW_UP_DEED_WORDS, FOLLOW_UP_STATE_WORDS } from './follow-ups-ar.ts';
import {
  ASKED_MOVE_WORDS,
  ASKED_WORDS,
  LOOP_GATE_WORDS,
  LOOP_MOVE_WORDS,
  LOOP_STATE_WORDS,
} from './loops-ar.ts';
import { AMEND_FAULT_WORDS, PROMISE_WORDS } from './review-ar.ts';
import { REPORT_MOVE_WORDS, REPORT_STATE_WORDS } from './reports-ar.ts';
import { WANTED_WORDS } from './mapping-text-ar.ts';
import type { Sentences } from './sentence.ts';
import { themeFaultsAr } from './themes-ar.ts';
import type { Words } from './words.ts';

function allowed(w: Words, none: string): string {
  return w.has('allowed') ? `المتاح: ${w.list('allowed')}.` : none;
}

function whereRow(w: Words): string {
  if (w.has('inTable')) return ` في السطر ${w.plain('line')} من الجدول ${w.quoted('inTable')}`;
  if (w.has('record')) return ` في السجل رقم ${w.plain('record')} من الدفعة (العدّ من 0)`;
  return w.has('line') ? ` في السطر ${w.plain('line')}` : '';
}

function inFile(w: Words): string {
  return w.has('path') ? ` ${w.quoted('path')}` : '';
}

function expected(w: Words): string {
  return w.has('expected') ? ` المتوقَّع: ${w.text('expected')}.` : '';
}

function datePatterns(w: Words): string {
  return w.patterns('expected', (pattern, example) => `${pattern} مثل ${example}`);
}

/** What is wrong with a date: it is written as one and no calendar or clock has it, or it is none. */
function dateFault(w: Words): string {
  if (w.is('reason', 'unreal')) {
    return ` مكتوبة كتاريخ، لكن لا وجود ليوم أو وقت كهذا. تُقرأ على الصيغة ${datePatterns(w)}.`;
  }
  return ` ليست تاريخًا.${w.has('expected') ? ` المتوقَّع: ${datePatterns(w)}.` : ''}`;
}

/** What no record can do without. */
const NEEDED = {
  id: 'ما يميزه عن غيره',
  at: 'وقت حدوثه',
  key: 'المفتاح الذي يربط الملفين',
};

/** What a survey question keeps once it was asked. */
const ASKED_HOW = {
  kind: 'نوعه',
  scaleMin: 'أدنى درجة فيه',
  scaleMax: 'أعلى درجة فيه',
  topFrom: 'أدنى درجة جيدة فيه',
  bottomTo: 'أعلى درجة سيئة فيه',
};

/** Kinds of survey question. */
const ASKED_KINDS = {
  nps: 'التوصية (صافي الترويج)',
  csat: 'الرضا',
  ces: 'السهولة',
  sentiment: 'المشاعر',
  custom: 'درجة أخرى',
};

function keyOf(w: Words): string {
  return w.has('seen') ? ` ${w.quoted('seen')}` : w.has('key') ? ` ${w.quoted('key')}` : '';
}

const CELLS = {
  zero: 'بلا خلايا',
  one: 'خلية واحدة',
  two: 'خليتان',
  few: '# خلايا',
  many: '# خلية',
  other: '# خلية',
} as const;

const COLUMNS = {
  zero: 'بلا أعمدة',
  one: 'عمود واحد',
  two: 'عمودان',
  few: '# أعمدة',
  many: '# عمودًا',
  other: '# عمود',
} as const;

const MINUTES = {
  zero: 'لحظات',
  one: 'دقيقة واحدة',
  two: 'دقيقتان',
  few: '# دقائق',
  many: '# دقيقة',
  other: '# دقيقة',
} as const;

const SECONDS = {
  zero: 'لحظة',
  one: 'ثانية واحدة',
  two: 'ثانيتين',
  few: '# ثوانٍ',
  many: '# ثانية',
  other: '# ثانية',
} as const;

/** By its state, why an import cannot be taken back. */
const NOT_UNDOABLE = {
  running: 'إذ ما زال جاريًا، فانتظر حتى يكتمل',
  failed: 'إذ تعذّر إتمامه ولم يُحفظ منه شيء',
  undoing: 'إذ يجري التراجع عنه الآن',
  undone: 'إذ سبق التراجع عنه',
};

const NOT_RESUMABLE = {
  done: 'فقد اكتمل',
  failed: 'إذ تعذّر إتمامه ولم يُحفظ منه شيء، فاستورد الملف من جديد',
  undoing: 'إذ يجري التراجع عنه الآن',
  undone: 'إذ سبق التراجع عنه، فاستورد الملف من جديد',
  gone: 'إذ لم يعد مسجّلًا، فاستورد الملف من جديد',
};

/** What a request can hold, where only programs can read the pattern. */
const FORMS = {
  fileId:
    'معرّف ملف مُرسَل من اثني عشر رمزًا، كل رمز منها رقم أو حرف من الحروف اللاتينية الصغيرة الستة الأولى',
};

function notAFile(w: Words): string {
  if (w.is('kind', 'name')) return 'اسمه غير مكتوب بترميز \u2068UTF-8\u2069، فأعد تسميته';
  const kind = w.is('kind', 'folder')
    ? 'مجلد'
    : w.is('kind', 'link')
      ? 'رابط إلى موضع آخر'
      : 'ليس ملفًا عاديًا';
  return `${kind}، ولا يأخذ الصندوق الوارد إلا الملفات العادية. ضع الملف نفسه هناك`;
}

/** Every problem in Arabic. */
export const ar: Sentences = {
  // requests
  REQUEST_INVALID: (w) => {
    if (w.is('fault', 'unknown')) {
      return `لا يوجد هنا حقل باسم ${w.quoted('field')}. تحقّق من كتابته أو احذفه.`;
    }
    if (w.is('fault', 'missing')) {
      return `الحقل ${w.quoted('field')} ناقص. المتوقَّع: ${w.text('expected')}.`;
    }
    return `القيمة ${w.quoted('seen')} لا تصلح للحقل ${w.quoted('field')}. المتوقَّع: ${w.word('expected', FORMS)}.`;
  },
  REQUEST_NOT_JSON: (w) =>
    w.is('fault', 'type')
      ? `نوع محتوى الطلب ${w.quoted('seen')}. أرسل JSON مع نوع المحتوى \u2068application/json\u2069.`
      : `محتوى الطلب ليس JSON، فهو يبدأ بـ${w.quoted('seen')}. أرسل كائن JSON واحدًا.`,
  REQUEST_TOO_LARGE: (w) =>
    `حجم الطلب ${w.bytes('bytes')} والحد الأعلى للطلب الواحد ${w.bytes('limit')}. أرسله على أجزاء أصغر.`,
  REQUEST_TOO_DEEP: (w) =>
    `في الطلب قوائم وكائنات متداخلة بعمق يتجاوز ${w.number('limit')} مستوى. بسّط صياغته.`,
  REQUEST_TOO_SLOW: (w) =>
    `لم يصل محتوى الطلب كاملًا خلال المهلة، وهي ${w.number('within')} ثانية. أعد إرساله، وعلى أجزاء أصغر إن كان الاتصال بطيئًا.`,
  ROUTE_UNKNOWN: (w) =>
    `لا شيء في العنوان ${w.quoted('route')}. تجد كل العناوين في \u2068/api/openapi.json\u2069.`,
  PERIOD_REVERSED: (w) =>
    `نهاية الفترة قبل بدايتها: من ${w.text('from')} إلى ${w.text('to')}. قيمة \u2068to\u2069 هي أول يوم بعد الفترة، ويجب أن تلي \u2068from\u2069، مثل ${w.text('example')}.`,
  PERIOD_TOO_LONG: (w) =>
    `مدة الفترة من ${w.text('from')} إلى ${w.text('to')} هي ${w.counted('days', { one: 'يوم واحد', two: 'يومان', few: '# أيام', many: '# يومًا', other: '# يوم' })}، وأقصى ما يُسأل عنه مرة واحدة ${w.number('limit')}.`,
  DATE_INVALID: (w) =>
    `${w.quoted('value')} ليس تاريخًا. اكتب السنة والشهر واليوم ليوم موجود، مثل ${w.text('example')}.`,
  ZONE_UNKNOWN: (w) =>
    `${w.quoted('value')} ليست منطقة زمنية. اكتب اسمًا من قائمة IANA للمناطق الزمنية، مثل ${w.text('example')}.`,
  METRIC_UNKNOWN: (w) =>
    `لا يوجد مؤشر باسم ${w.quoted('seen')}. ${allowed(w, 'راجع دليل المؤشرات.')}`,
  DIMENSION_UNKNOWN: (w) => `لا يوجد بُعد باسم ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd(),
  DIMENSION_VALUE_UNKNOWN: (w) =>
    `ليس في البُعد «${w.word('dimension', DIMENSION_WORDS)}» قيمة باسم ${w.quoted('seen')}. ${allowed(w, 'لا قيم فيه بعد: استورد سجلات أولًا.')}`,
  ATTRIBUTE_UNKNOWN: (w) =>
    `لا توجد سمة معلنة باسم ${w.quoted('seen')}. ${allowed(w, 'لم تُعلَن أي سمة بعد: سمِّها في الإعدادات أو في مخطط الاستيراد.')}`,
  INSTRUMENT_UNKNOWN: (w) =>
    `لا يوجد استبيان باسم ${w.quoted('seen')}${w.has('metric') ? ` للمؤشر ${w.called('metric')}` : whereRow(w)}. ${allowed(w, 'لا يُعرف أي استبيان بعد: استورد إجابات أولًا.')}`,
  COMPARE_UNKNOWN: (w) => `لا توجد مقارنة باسم ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd(),
  GRAIN_UNKNOWN: (w) => `لا يوجد تقسيم زمني باسم ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd(),
  SETTING_INVALID: (w) =>
    w.is('reason', 'double')
      ? `تكرّرت القيمة ${w.quoted('seen')} في ${w.quoted('setting')}. اذكرها مرة واحدة.`
      : w.has('metric')
        ? `القيمة ${w.quoted('seen')} لا تصلح مستهدفًا للمؤشر ${w.called('metric')}. المتوقَّع: ${w.text('expected')}.`
        : `القيمة ${w.quoted('seen')} لا تصلح للإعداد ${w.quoted('setting')}. المتوقَّع: ${w.text('expected')}.`,
  TARGET_EXISTS: (w) =>
    `يوجد مستهدف للمؤشر ${w.called('metric')} يبدأ في ${w.text('day')} نفسه. اختر يوم بداية آخر، أو اسحب ذلك المستهدف أولًا.`,
  LIST_FULL: (w) =>
    `امتلأت القائمة، فأقصى ما يُحفظ فيها ${w.number('limit')} بما في ذلك ما سُحب أو حُذف. لم يُضَف شيء.`,
  BELIEF_ROUNDS_OVERLAP: (w) =>
    `تُطرح على القادة أسئلة أخرى من ${w.text('from')} وحتى ما قبل ${w.text('to')}. اختر أيامًا خارج هذه المدة، أو أغلق تلك الجولة أو اسحبها أولًا.`,
  BELIEF_ROUND_NOT_OPEN: (w) =>
    `جولة الأسئلة هذه غير مفتوحة. مدتها من ${w.text('from')} وحتى ما قبل ${w.text('to')} ما لم تُغلق مبكرًا أو تُسحب، وما أُغلق لا يُفتح من جديد.`,
  ALERT_CHANGED: (w) =>
    `غيّر شخص آخر التنبيه رقم ${w.text('seen')} قبل لحظات فلم يُنفَّذ شيء. اطّلع عليه بحالته الآن ثم حاول مرة أخرى.`,
  ALERT_TAKEN: (w) =>
    w.has('by')
      ? `سبقك ${w.text('by')} وتعهّد بمتابعة هذا التنبيه حتى ${w.text('until')}. تواصل معه أو اترك تعليقًا.`
      : `سبقك شخص آخر وتعهّد بمتابعة هذا التنبيه حتى ${w.text('until')}.`,
  ALERT_STATE: (w) =>
    `حالة التنبيه الآن ${w.quoted('seen')}، ولا يصحّ معها الإجراء ${w.quoted('action')}. يصحّ هذا الإجراء في الحالات: ${w.list('allowed')}.`,
  ALERT_FOLLOWED: (w) =>
    `للمشكلة نفسها تنبيه آخر ما زال قائمًا، رقمه ${w.text('seen')}. تابع هناك بدل إعادة فتح هذا التنبيه.`,
  FOLLOW_UP_CHANGED: (w) =>
    `غيّر شخص آخر المتابعة رقم ${w.text('seen')} قبل لحظات فلم يُنفَّذ شيء. اطّلع عليها بحالتها الآن ثم حاول مرة أخرى.`,
  FOLLOW_UP_STATE: (w) =>
    `حالة هذه المتابعة الآن «${w.word('state', FOLLOW_UP_STATE_WORDS)}»، ولا يصحّ معها ${w.word('deed', FOLLOW_UP_DEED_WORDS)}. يصحّ ذلك في الحالات: ${w.wordList('allowed', FOLLOW_UP_STATE_WORDS)}.`,
  LOOP_CHANGED: (w) =>
    `غيّر شخص آخر الحلقة رقم ${w.text('seen')} قبل لحظات فلم يُنفَّذ شيء. اطّلع عليها بحالتها الآن ثم حاول مرة أخرى.`,
  LOOP_STATE: (w) =>
    `حالة هذه الحلقة الآن «${w.word('state', LOOP_STATE_WORDS)}»، ولا يصحّ معها ${w.word('move', LOOP_MOVE_WORDS)}. يصحّ ذلك في الحالات: ${w.wordList('allowed', LOOP_STATE_WORDS)}.`,
  LOOP_GATE: (w) =>
    `لم تكتمل شروط ${w.word('move', LOOP_MOVE_WORDS)} في هذه الحلقة. ينقصها: ${w.wordList('missing', LOOP_GATE_WORDS)}.`,
  LOOP_DEPARTMENT: (w) =>
    w.has('allowed')
      ? `لا يصحّ ${w.word('move', ASKED_MOVE_WORDS)} وحالة الإدارة «${w.word('state', ASKED_WORDS)}». يصحّ ذلك في الحالات: ${w.wordList('allowed', ASKED_WORDS)}.`
      : 'لا تُحيل الإدارة الحلقة إلى نفسها. سمِّ إدارة أخرى.',
  REVIEW_OVER: (w) =>
    `لم يعد رقم ${w.text('seen')} ضمن ما يُراجع هذا الأسبوع أو أنه ليس من اختصاصك، فقد تغيّر حاله. حدّث المراجعة.`,
  REVIEW_TAKEN: () => 'صدر قرار بشأنه هذا الأسبوع من قبل. حدّث المراجعة لترى القرار.',
  REVIEW_FIXED: (w) =>
    `لم يعد تغيير هذا القرار بهذا الشكل ممكنًا: ${w.word('why', AMEND_FAULT_WORDS)}. سجّل ما آل إليه بدلًا من ذلك، أو حدّث المراجعة.`,
  REVIEW_JUDGED: (w) =>
    `سبق أن سُجّل أن هذا الوعد ${w.word('state', PROMISE_WORDS)}، فلم يتغيّر شيء. حدّث المراجعة.`,
  REPORT_STATE: (w) =>
    `حالة هذا البلاغ الآن «${w.word('state', REPORT_STATE_WORDS)}»، ولا يصحّ معها ${w.word('move', REPORT_MOVE_WORDS)}. يصحّ ذلك في الحالات: ${w.wordList('allowed', REPORT_STATE_WORDS)}.`,
  REPORT_LOOP_CLOSED: (w) =>
    `حالة الحلقة ${w.text('seen')} الآن «${w.word('state', LOOP_STATE_WORDS)}»، ولم يعد أحد يتابعها. اختر حلقة مفتوحة، أو أعد فتح هذه، أو ابدأ غيرها.`,
  ALERT_RULE_INVALID: (w) => {
    if (w.is('fault', 'contradicting')) {
      return `الحدّان متعارضان: أقل من ${w.plain('below')} وأكثر من ${w.plain('above')} لا يتركان بينهما قيمة سليمة. اجعل الحد الأدنى تحت الأعلى بأكثر من ضعف مقدار التراجع المطلوب.`;
    }
    if (w.is('fault', 'no_limit')) return 'ليس في القاعدة أي حد. حدّد حدًا أدنى أو أعلى أو كليهما.';
    if (w.is('fault', 'asks_nothing')) {
      return 'لا تشترط القاعدة شيئًا، فيصبح كل سجل خطيرًا. حدّد درجة أو قيمة أو موضوعات أو كلمات.';
    }
    if (w.is('fault', 'metric_missing')) return 'هذا النوع من القواعد يراقب مؤشرًا. اختر مؤشرًا.';
    if (w.is('fault', 'metric_not_wanted')) {
      return `هذا النوع من القواعد يراقب السجلات لا المؤشرات، وقد ذُكر ${w.called('metric')}. احذفه.`;
    }
    if (w.is('fault', 'hour_not_wanted')) {
      return `لا يُفحص بالساعة إلا كثرة السجلات، وقد ذُكر نوع القاعدة ${w.quoted('seen')}. اختر اليوم أو الأسبوع، أو اختر كثرة السجلات.`;
    }
    if (w.is('fault', 'hour_lasts')) {
      return `عند الفحص بالساعة يُبلَّغ بالحدث في ساعته الأولى، فلا يمكن اشتراط ساعات متتالية، وقد ذُكر العدد ${w.text('seen')}. اجعله واحدًا.`;
    }
    if (w.is('fault', 'scope_not_wanted')) {
      return `هذا النوع من القواعد يراقب كل مصدر بأكمله، وقد ذُكر البُعد «${w.word('dimension', DIMENSION_WORDS)}». احذفه.`;
    }
    return `تراقب القاعدة قيمة واحدة من البُعد «${w.word('dimension', DIMENSION_WORDS)}» فلا يمكنها أن تراقب كل قيمه أيضًا. اترك أحدهما.`;
  },
  ALERT_RULE_WITHOUT_DATA: (w) =>
    `لا سجلات في البُعد «${w.word('dimension', DIMENSION_WORDS)}» بالقيمة ${w.called('key')} خلال الأسابيع الأخيرة (${w.number('weeks')})، فلن تعطي القاعدة أي تنبيه. اختر نطاقًا آخر أو استورد بياناته أولًا.`,
  SLICE_TOO_LARGE: (w) =>
    w.is('what', 'values')
      ? `عدد القيم في هذه الإجابة ${w.number('count')} وأقصى ما يُحسب مرة واحدة ${w.number('limit')}. قلّل المؤشرات، أو اختر تقسيمًا زمنيًا أوسع أو فترة أقصر أو بُعدًا آخر.`
      : `يتطلب هذا السؤال قراءة أكثر من ${w.number('limit')} من السجلات واحدًا واحدًا. اختر فترة أقصر أو قلّل عوامل التصفية المجتمعة.`,
  ALIAS_CYCLE: (w) =>
    w.is('tie', 'parent')
      ? `لا يمكن وضع ${w.quoted('value')} تحت ${w.quoted('seen')} لأن ${w.quoted('seen')} تقع تحت ${w.quoted('value')} نفسها. اختر قيمة أخرى من البُعد «${w.word('dimension', DIMENSION_WORDS)}».`
      : `لا يمكن دمج ${w.quoted('value')} في ${w.quoted('seen')} لأن ${w.quoted('seen')} مدمجة أصلًا في ${w.quoted('value')}. ألغِ ذلك الدمج أولًا أو اختر قيمة أخرى من البُعد «${w.word('dimension', DIMENSION_WORDS)}».`,
  THEMES_INVALID: (w) => {
    const kind = THEME_FAULTS.find((one) => w.is('fault', one));
    return kind ? themeFaultsAr[kind](w) : `لا يمكن حفظ الموضوع ${w.quoted('theme')} بهذه الصورة.`;
  },
  THEMES_CHANGED: (w) =>
    `غيّر شخص آخر المواضيع في هذه الأثناء: النسخة السارية هي ${w.text('seen')}، وتعديلك مبني على النسخة ${w.text('expected')}. حدِّث الصفحة وأعد التعديل.`,
  THEME_CARRIED: (w) =>
    `لا يمكن حذف الموضوع ${w.quoted('theme')} لأن ${w.counted('records', { zero: 'لا سجل يحمله', one: 'سجلًا واحدًا يحمله', two: 'سجلين يحملانه', few: '# سجلات تحمله', many: '# سجلًا تحمله', other: '# سجل تحمله' })} كما ورد من مصدره أو كما حدده أحد المستخدمين. اختر الموضوع الذي تُعرض تحته بدلًا منه.`,
  ASSIGNMENT_RECORDS_MISSING: (w) =>
    `سجلات مختارة غير موجودة (عددها ${w.number('count')})، وأولها ${w.quoted('seen')}. لم يتغيّر شيء. أعد تحميل القائمة واختر منها.`,
  ASSIGNMENT_TOO_LARGE: (w) =>
    `عدد السجلات في القائمة ${w.number('count')} وأقصى ما يُعيَّن دفعة واحدة ${w.number('limit')}. لم يتغيّر شيء. اختر فترة أقصر أو عوامل تصفية أكثر، أو أنشئ قاعدة.`,
  VIEWS_TOO_MANY: (w) =>
    `بلغتَ الحد الأقصى للعروض المحفوظة، وهو ${w.number('limit')}. لم يُحفظ شيء. احذف عرضًا لم تعد تحتاج إليه.`,
  ASSIGNMENT_UNDONE: (w) =>
    `سبق التراجع عن التغيير رقم ${w.text('seen')}، ولم يبقَ منه ما يُتراجع عنه.`,
  ASSIGNMENT_RUNNING: (w) =>
    `ما زال التغيير رقم ${w.text('seen')} يمرّ على سجلاته. تراجع عنه بعد أن ينتهي.`,
  ASSIGNMENT_SUPERSEDED: (w) =>
    `لا يمكن التراجع عن التغيير رقم ${w.text('seen')} ما دام تغيير لاحق للقاعدة نفسها قائمًا. تراجع أولًا عن التغيير رقم ${w.plain('later')}.`,
  NOT_FOUND: (w) => `لا يوجد ${w.quoted('seen')}. ربما حُذف أو كُتب اسمه بصورة أخرى.`,
  SEARCH_WORDS_MISSING: (w) =>
    `لا توجد في ${w.quoted('seen')} كلمة يُبحث عنها. اكتب كلمة واحدة على الأقل من حروف أو أرقام؛ أما الشرطة قبل الكلمة (\u2068-كلمة\u2069) فتستبعدها فقط.`,
  SEARCH_TOO_BROAD: (w) =>
    w.is('what', 'own')
      ? `لدى إداراتك في الفترة المختارة أكثر من ${w.number('read')} نص، وهو أكثر مما يُبحث فيه بسؤال واحد. اختر فترة أقصر أو أضف عامل تصفية.`
      : `وردت هذه الكلمات في أكثر من ${w.number('limit')} نص، وفي الفترة المختارة أكثر من ${w.number('read')} نص لا بد من قراءتها واحدًا واحدًا. أضف كلمة أندر، أو اختر فترة أقصر، أو أضف عامل تصفية.`,
  CUSTOMER_TOO_LARGE: (w) =>
    `لهذا العميل أكثر من ${w.number('limit')} سجل، وهو أكثر مما يتسع له خط زمني واحد. كثيرًا ما يرمز رقم كهذا إلى «عميل غير معروف»، فابحث في قائمة السجلات أو صفِّها بدلًا من ذلك.`,
  CURSOR_INVALID: (w) =>
    `المؤشِّر ${w.quoted('seen')} لا يخص هذا السؤال. استخدم قيمة \u2068next\u2069 من الصفحة السابقة مع المؤشر والفترة والتصفية نفسها.`,
  HOST_REFUSED: (w) =>
    `تُرفض الطلبات الموجَّهة إلى ${w.quoted('seen')} أو القادمة منه. المسموح: ${w.list('allowed')}. إن كان الناس يصلون إلى هذا الخادم باسم آخر فاضبط \u2068BASIRA_PUBLIC_URL\u2069.`,
  IDEMPOTENCY_KEY_REUSED: (w) =>
    `مفتاح عدم التكرار${keyOf(w)} استُخدم لطلب آخر. استخدم مفتاحًا جديدًا لكل طلب جديد.`,
  IDEMPOTENCY_KEY_BUSY: (w) =>
    `الطلب صاحب مفتاح عدم التكرار${keyOf(w)} ما زال قيد التنفيذ. أعد إرساله بعد لحظات لتحصل على جوابه.`,
  IDEMPOTENCY_KEY_INVALID: (w) =>
    `مفتاح عدم التكرار${keyOf(w)} لا يصلح.${expected(w)} أرسل مفتاحًا عشوائيًا جديدًا في الترويسة \u2068Idempotency-Key\u2069.`,
  BATCH_TOO_LARGE: (w) =>
    `في الدفعة ${w.counted('count', { one: 'سجل واحد', two: 'سجلان', few: '# سجلات', many: '# سجلًا', other: '# سجل' })} وأقصى ما يُقبل مرة واحدة ${w.number('limit')}. أرسلها على دفعات.`,
  // who asks
  SIGN_IN_NEEDED: () => 'لم يسجّل أحد الدخول هنا. سجّل الدخول أو أرسل مفتاح واجهة برمجية.',
  SIGN_IN_FAILED: () =>
    'لا يتوافق البريد الإلكتروني وكلمة المرور. تحقّق منهما أو اطلب رابطًا جديدًا من مدير النظام.',
  TOO_MANY_TRIES: (w) => `كثرت المحاولات. انتظر ${w.counted('seconds', SECONDS)} ثم حاول مجددًا.`,
  SIGN_IN_BUSY: (w) =>
    `يسجّل كثيرون الدخول في هذه اللحظة. حاول مجددًا بعد ${w.counted('seconds', SECONDS)}.`,
  RATE_LIMITED: (w) => `وردت طلبات كثيرة دفعة واحدة. تابِع بعد ${w.counted('seconds', SECONDS)}.`,
  ACCESS_DENIED: () => 'هذا خارج صلاحياتك. راجع مدير النظام إن كنت تحتاج إليه.',
  PROOF_NEEDED: (w) =>
    `تُطلب كلمة مرورك مجددًا قبل هذا التغيير، فقد مضت على آخر إدخال لها ${w.counted('minutes', MINUTES)}. أدخلها ثم أعد المحاولة.`,
  OWN_HEADER_MISSING: (w) =>
    `لا يُقبل التغيير إلا من صفحات بصيرة نفسها، مع الترويسة ${w.text('expected')} ومن أصل الصفحة ذاته.`,
  VIEWING_ONLY: () => 'أنت تنظر بصلاحيات شخص آخر، فلا يمكن تغيير شيء. عُد إلى صلاحياتك أولًا.',
  VIEW_AS_REFUSED: (w) =>
    `لا يمكنك النظر بدور ${w.quoted('seen')}. ${allowed(w, 'دورك لا ينظر بأدوار غيره.')}`,
  INVENTED_ONLY: () =>
    'الدخول بنقرة واحدة متاح على هذا الجهاز وللعرض التجريبي فقط. سجّل الدخول بحسابك الخاص.',
  SOURCE_REFUSED: (w) =>
    `لا يحقّ لهذا المفتاح إرسال سجلات المصدر ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd(),
  LINK_GONE: () =>
    'هذا الرابط غير صالح: استُعمل من قبل، أو انتهت مدته، أو نُسخ ناقصًا. اطلب رابطًا جديدًا.',
  PASSWORD_WEAK: (w) => {
    if (w.is('reason', 'long')) {
      return `كلمة المرور طويلة جدًا، والحد الأقصى ${w.number('limit')} حرفًا.`;
    }
    return w.is('reason', 'short')
      ? `كلمة المرور قصيرة، والحد الأدنى ${w.number('limit')} أحرف.`
      : 'يسهل تخمين كلمة المرور. اختر عدة كلمات لا رابط بينها.';
  },
  EMAIL_TAKEN: (w) => `يوجد حساب مسجَّل بالعنوان ${w.quoted('seen')}.`,
  RIGHTS_INVALID: (w) =>
    `لا يتوافق الدور ${w.text('role')} مع هذا العدد من الإدارات (${w.number('count')}): لرئيس الإدارة إدارة واحدة أو أكثر، ولموظف الصف الأول إدارة واحدة فقط، ولا إدارات لغيرهما.`,
  PERSON_DISABLED: (w) => `الحساب ${w.quoted('seen')} معطَّل. فعِّله أولًا.`,
  LAST_ADMINISTRATOR: (w) => `${w.quoted('seen')} هو آخر مدير للنظام. امنح هذا الدور لشخص آخر أولًا.`,
  KEY_SCOPES_EMPTY: () =>
    'يحتاج المفتاح إلى صلاحية واحدة على الأقل: مصادر يرسل سجلاتها أو إدارات يقرأ بياناتها.',
  // files and mappings
  FILE_MISSING: (w) =>
    `لا يوجد ملف${inFile(w)} يمكن قراءته (${w.text('reason')}). تحقّق من المسار ومن صلاحيات القراءة.`,
  FILE_IS_DIRECTORY: (w) => `${w.quoted('path')} مجلد. اذكر الملف الذي تريد استيراده منه.`,
  FILE_EMPTY: (w) => `الملف${inFile(w)} بلا صفوف. يلزمه سطر بأسماء الأعمدة وصف واحد على الأقل.`,
  FILE_TRUNCATED: (w) =>
    `الملف${inFile(w)} ينقطع عند البايت ${w.number('position')}. أعد تنزيله أو تصديره فهو غير مكتمل.`,
  FILE_TOO_LARGE: (w) =>
    `يتجاوز الملف${inFile(w)} بعد فك ضغطه ${w.bytes('limit')} (بلغ ${w.bytes('bytes')}${w.has('ratio') ? `، أي ${w.number('ratio')} ضعف حجمه المضغوط` : ''}). قسّمه إلى ملفات أصغر.`,
  FILE_FORMAT: (w) =>
    w.is('value', 'binary')
      ? `الملف${inFile(w)} ليس نصًا ولا مصنف إكسل، فلا يمكن استيراده. المتوقَّع: ${w.text('expected')}.`
      : `صيغة الملف${inFile(w)} هي ${w.text('value')} ولا يمكن استيرادها. المتوقَّع: ${w.text('expected')}.`,
  FILE_ENCODING: (w) =>
    `الملف${inFile(w)} ليس بترميز ${w.text('encoding')}: عند البايت ${w.number('position')} وُجد ${w.quoted('value')}. اذكر ترميزه في المخطط أو احفظه بترميز UTF-8.`,
  FILE_COLUMNS_TOO_MANY: (w) =>
    `في الملف${inFile(w)} ${w.counted('count', COLUMNS)} وأقصى ما يُقرأ ${w.number('limit')}. تحقّق من الفاصل بين الأعمدة أو احذف بعضها.`,
  FILE_HEADER_DUPLICATE: (w) =>
    `اسم العمود ${w.quoted('column')} مكرر في سطر الأسماء (الأعمدة ${w.list('positions')}). أعطِ كل عمود اسمًا يخصه.`,
  FILE_COLUMN_MISSING: (w) =>
    `ليس في الملف${w.has('inTable') ? ` المرتبط ${w.quoted('inTable')}` : ''} عمود باسم ${w.quoted('column')}${w.has('closest') ? `، فهل تقصد ${w.quoted('closest')}؟` : '.'} ${w.has('columns') ? `أعمدته: ${w.list('columns')}.` : 'ولم يُعثر في صفوفه الأولى على سطر بأسماء الأعمدة.'}`,
  FILE_QUOTE_OPEN: (w) =>
    `علامة تنصيص فُتحت${whereRow(w)} ولم تُغلق: ${w.quoted('value')}. أغلقها أو اذكر علامة أخرى في المخطط.`,
  FILE_LINE_NOT_JSON: (w) =>
    `السطر ${w.plain('line')} ليس JSON: ${w.quoted('value')}. يجب أن يكون كل سطر كائن JSON واحدًا.`,
  FILE_NOT_JSON: (w) =>
    `الملف${inFile(w)} ليس JSON سليمًا عند السطر ${w.plain('line')}: ${w.quoted('value')}. أعد تصديره أو أصلح ذلك الموضع.`,
  FILE_LIST_MISSING: (w) =>
    `ليس في الملف${inFile(w)} قائمة سجلات عند ${w.quoted('value')}. ${w.has('lists') ? `القوائم الموجودة: ${w.list('lists')}.` : 'يجب أن يكون مصفوفة JSON أو أن يحتوي واحدة.'} اذكر موضع القائمة في المخطط في \u2068path\u2069 ضمن \u2068format\u2069.`,
  FILE_DAMAGED: (w) =>
    `الملف${inFile(w)} تالف في جزئه ${w.quoted('part')}. أعد تنزيله، أو افتحه واحفظه من جديد.`,
  FILE_LOCKED: (w) => `الملف${inFile(w)} محمي بكلمة مرور. احفظ نسخة منه بلا كلمة مرور ثم استوردها.`,
  FILE_SHEET_UNKNOWN: (w) =>
    `ليس في المصنف ورقة باسم ${w.quoted('sheet')}${w.has('closest') ? `، فهل تقصد ${w.quoted('closest')}؟` : '.'} أوراقه: ${w.list('sheets')}.`,
  FILE_CHANGED: (w) =>
    `الملف${inFile(w)} ليس الملف الذي بدأ به هذا الاستيراد (كانت بصمته ${w.text('expected')}). تابع بالملف نفسه أو ابدأ استيرادًا جديدًا.`,
  FILE_ROWS_SCATTERED: (w) =>
    `في الملف أكثر من ${w.number('limit')} سجل قد تكون صفوفها متفرقة فيه. رتّبه بحسب المعرّف واكتب في المخطط «rows»: «together».`,
  FILE_DATE_ORDER: (w) =>
    w.is('first', 'month')
      ? `تواريخ العمود ${w.quoted('column')} التي لا تُقرأ إلا بطريقة واحدة يسبق فيها الشهرُ اليومَ (${w.quoted('value')})، والمطلوب قراءتها واليوم أولًا (${w.text('expected')}). وستُخزَّن التواريخ الأخرى في أيام خاطئة، لذلك لم يُخزَّن شيء من الملف. انظر في الملف من جديد أو صحّح صيغة تواريخه.`
      : `تواريخ العمود ${w.quoted('column')} التي لا تُقرأ إلا بطريقة واحدة يسبق فيها اليومُ الشهرَ (${w.quoted('value')})، والمطلوب قراءتها والشهر أولًا (${w.text('expected')}). وستُخزَّن التواريخ الأخرى في أيام خاطئة، لذلك لم يُخزَّن شيء من الملف. انظر في الملف من جديد أو صحّح صيغة تواريخه.`,
  FILE_JOIN_TOO_LARGE: (w) =>
    `في الجدول ${w.quoted('table')} أكثر من ${w.number('limit')} مفتاح مختلف. احذف منه ما لا تحتاجه السجلات.`,
  FILE_JOIN_MISSING: (w) =>
    `يربط المخطط الجدول ${w.quoted('table')} ولم يُعطَ ملف له. المطلوب: ${w.text('expected')}.`,
  MAPPING_INVALID: (w) =>
    w.has('known')
      ? `سؤال الاستبيان ${w.called('question')} سبق استيراده: كان ${w.word('known', ASKED_HOW)} ${w.word('expected', ASKED_KINDS)}، وهو هنا ${w.word('value', ASKED_KINDS)}. والإجابات من نوع آخر أو على مقياس آخر تخص سؤالًا آخر: اضبط النوع والمقياس كما كانا، أو أعطِ السؤال معرّفًا خاصًّا به في المخطط.`
      : `في المخطط خطأ عند ${w.quoted('path')}: القيمة ${w.quoted('value')}. المتوقَّع: ${w.text('expected')}.`,
  MAPPING_MISSING: (w) =>
    `يلزم الاستيراد مخطط يبيّن معنى كل عمود${w.has('path') ? `، و${w.quoted('path')} ليس مخططًا` : ''}.${expected(w)} اذكر ملف المخطط، مثل \u2068--mapping requests.json\u2069.`,
  MAPPING_NOT_JSON: (w) =>
    `المخطط ${w.quoted('path')} ليس JSON سليمًا، ${w.has('value') ? `ففي السطر ${w.plain('line')} عند الحرف ${w.plain('character')} ورد ${w.quoted('value')}` : `فهو ينتهي في السطر ${w.plain('line')} عند الحرف ${w.plain('character')}`}. المتوقَّع في هذا الموضع: ${w.word('wanted', WANTED_WORDS)}.`,
  IMPORT_NOT_RESUMABLE: (w) =>
    w.matches('value', /^\d/)
      ? `لا يُتابَع الاستيراد ${w.text('id')} هنا، إذ تجريه عملية أخرى بلغت البايت ${w.plain('value')} وكانت هذه عند ${w.plain('expected')}. لم يُفقد شيء، فراجع صفحته.`
      : `لا يمكن متابعة الاستيراد ${w.text('id')}، ${w.word('value', NOT_RESUMABLE)}.`,
  IMPORT_NOT_UNDOABLE: (w) =>
    w.matches('value', /^\d/)
      ? `بدأ الاستيراد ${w.text('id')} في ${w.text('value')} ولم يعد التراجع عنه ممكنًا. المهلة: ${w.text('expected')}.`
      : `لا يمكن التراجع عن الاستيراد ${w.text('id')}، ${w.word('value', NOT_UNDOABLE)}.`,
  // the watched folder
  INBOX_FOLDER_INVALID: (w) =>
    `لا يصلح المجلد ${w.quoted('seen')} صندوقًا واردًا لمصدر، فبقيت ملفاته في الانتظار. سمِّه باسم المصدر على هذه الصورة: ${w.text('expected')}، مثل ${w.text('example')}.`,
  INBOX_MAPPING_MISSING: (w) =>
    `لم يُستورد بعدُ أي ملف من المصدر ${w.quoted('seen')}، فبقيت ملفات مجلده في الانتظار. ضع بجانبها الملف ${w.text('expected')}، أو استورد أول ملف له من صفحة البيانات.`,
  INBOX_FILE_LOOSE: (w) =>
    `يقع الملف ${w.quoted('path')} خارج مجلدات المصادر، فبقي في الانتظار. انقله إلى مجلد مصدره، مثل ${w.text('example')}.`,
  INBOX_NOT_A_FILE: (w) => `${w.quoted('path')} ${notAFile(w)}.`,
  // one row
  ROW_COLUMNS: (w) =>
    `الصف${whereRow(w)} فيه ${w.counted('count', CELLS)}، وفي صف العناوين ${w.number('expected')}. ${w.exceeds('count', 'expected') ? 'تحقّق من وجود فاصل داخل قيمة بلا علامتي تنصيص.' : 'تأكد من أنه لم ينقطع، ومن أن قيمة بلا علامتي تنصيص لا تمتد إلى السطر التالي.'}`,
  ROW_CELL_TOO_LARGE: (w) =>
    `حجم العمود ${w.quoted('column')}${whereRow(w)} هو ${w.bytes('bytes')} وأقصى ما يُقرأ ${w.bytes('limit')}. تحقّق من علامة تنصيص لم تُغلق.`,
  ROW_TOO_LARGE: (w) =>
    `يتجاوز الصف${whereRow(w)} ${w.bytes('limit')}، وهو أقصى ما يُقرأ من صف واحد. تأكد من أن كل صف في الملف سجل واحد.`,
  ROW_TOO_DEEP: (w) =>
    `في السجل${whereRow(w)} قوائم وكائنات متداخلة على أكثر من ${w.number('limit')} مستوى. بسّطه قبل الاستيراد.`,
  ROW_NOT_OBJECT: (w) =>
    `السجل${whereRow(w)} ليس كائن JSON: ${w.quoted('value')}. يجب أن يُكتب كل سجل هكذا: \u2068{ "name": value, … }\u2069.`,
  ROW_VALUE_MISSING: (w) =>
    `${w.quoted('column')} فارغ${whereRow(w)} مع أن كل سجل يحتاج إلى ${w.word('field', NEEDED)}.`,
  ROW_DATE_INVALID: (w) =>
    `القيمة ${w.quoted('value')} في ${w.quoted('column')}${whereRow(w)}${dateFault(w)}`,
  ROW_NUMBER_INVALID: (w) =>
    `القيمة ${w.quoted('value')} في ${w.quoted('column')}${whereRow(w)} ليست رقمًا مناسبًا.${w.has('max') ? ` المتوقَّع: عدد صحيح من ${w.plain('min')} إلى ${w.plain('max')}.` : expected(w)}`,
  ROW_BOOLEAN_INVALID: (w) =>
    `القيمة ${w.quoted('value')} في ${w.quoted('column')}${whereRow(w)} ليست نعم ولا لا.${expected(w)}`,
  ROW_SCORE_OUTSIDE: (w) =>
    `الدرجة ${w.text('value')} في ${w.quoted('column')}${whereRow(w)} خارج مقياس هذا السؤال، وهو من ${w.plain('min')} إلى ${w.plain('max')}.`,
  ROW_VALUE_OUTSIDE: (w) =>
    `القيمة ${w.quoted('value')} في ${w.quoted('column')}${whereRow(w)} خارج الحدود التي يقبلها المخطط (${w.text('expected')}).`,
  ROW_VALUE_UNMAPPED: (w) =>
    `القيمة ${w.quoted('value')} في ${w.quoted('column')}${whereRow(w)} ليست في قائمة القيم في المخطط.${expected(w)}`,
  ROW_FIELD_UNKNOWN: (w) =>
    `لا يوجد حقل باسم ${w.quoted('field')}${whereRow(w)}.${w.has('allowed') ? ` المتاح: ${w.list('allowed')}.` : expected(w)}`,
  ROW_TEXT_TOO_LONG: (w) =>
    `في ${w.quoted('column')}${whereRow(w)} ${w.counted('length', { one: 'حرف واحد', two: 'حرفان', few: '# أحرف', many: '# حرفًا', other: '# حرف' })} وأقصى ما يُحفظ ${w.number('limit')}.`,
  ROW_NOT_TOGETHER: (w) =>
    `صفوف ${w.quoted('value')} غير متتالية: هذا الصف${whereRow(w)} يأتي بعد صفوف غيرها. رتّب الملف بحسب المعرّف، أو اكتب في المخطط «rows»: «anywhere».`,
  ROW_PARTNER_MISSING: (w) =>
    `${w.quoted('column')}${whereRow(w)} يشير إلى ${w.quoted('value')} وهو غير موجود في الجدول ${w.quoted('table')}.`,
  ROW_ORPHAN: (w) =>
    `في الجدول ${w.quoted('table')} ${w.counted('rows', { one: 'صف واحد', two: 'صفان', few: '# صفوف', many: '# صفًّا', other: '# صف' })} باسم ${w.quoted('value')}${w.has('line') ? ` (أولها في السطر ${w.plain('line')})` : ''} لا سجلّ لها في هذا الملف.`,
  ROW_SEALED: (w) =>
    `السجل المؤرَّخ ${w.text('value')}${whereRow(w)} أقدم مما يقبله المصدر ${w.quoted('source')} (${w.text('expected')}). ولا يُقبل من الأقدم إلا تصحيح سجل ما زال محفوظًا.`,
  // retention and erasure
  RETENTION_UNAVAILABLE: () =>
    'بيانات العرض التوضيحي متخيَّلة وتتجدد من تلقاء نفسها؛ أما مدة حفظ السجلات فتُضبط لبياناتك أنت.',
  ERASURE_UNAVAILABLE: () =>
    'لا يمكن محو أي عميل من هذا المخزن، إذ لا مكان فيه لقائمة العملاء الذين مُحيت بياناتهم.',
  ERASURE_LEDGER_MISSING: (w) =>
    `عدد القيود في قائمة العملاء الذين مُحيت بياناتهم ${w.text('seen')}، والمخزن يعرف منها ${w.text('expected')}. لن يُحفظ شيء قبل أن تكتمل حتى لا تعود بيانات أحد منهم: أعد الملف الذي ينتهي بـ .erasures إلى جانب البيانات، من نسخة احتياطية مثلًا.`,
  ERASURE_NOT_CONFIRMED: () =>
    'رقم العميل وإعادة كتابته غير متطابقين. اكتب الرقم مرتين كما يكتبه المصدر تمامًا.',
  // running it
  ENVIRONMENT_INVALID: (w) =>
    `في متغيرات البيئة قيم لا تصلح: ${w.list('problems')}. ومع كل منها مثال صحيح بعد ✓.`,
  COMMAND_UNKNOWN: (w) =>
    w.has('seen')
      ? `لا يوجد أمر باسم ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd()
      : `لم يُذكر أي أمر. ${allowed(w, '')}`.trimEnd(),
  COMMAND_ARGUMENTS: (w) =>
    `${w.has('command') ? `${w.text('command')}: ` : ''}${w.quoted('seen')} لا يصلح هنا. المتوقَّع: ${w.text('expected')}.`,
  LINE_INVALID: (w) =>
    `تعذّرت قراءة السطر ${w.number('line')}: ${w.quoted('seen')}. المتوقَّع سطر مثل ${w.text('expected')}.`,
  STORE_FULL: (w) =>
    `لم تبق مساحة لـ${w.quoted('path')}، ولم يُحفظ آخر ما أُرسل. أفرغ بعض المساحة ثم أعد الإرسال.`,
  STORE_READ_ONLY: (w) =>
    `لا يُسمح بالكتابة في ${w.quoted('path')}. امنح هذا المستخدم صلاحية الكتابة في الملف ومجلده.`,
  STORE_DAMAGED: (w) =>
    `لا يمكن قراءة ${w.quoted('path')} على أنه قاعدة بيانات: ${w.text('reason')}. استعد آخر نسخة احتياطية.`,
  STORE_NEWER: (w) =>
    `قاعدة البيانات من إصدار أحدث (فيها ${w.text('seen')} وهذا الإصدار يعرف حتى ${w.text('expected')}). شغّل الإصدار الأحدث.`,
  STORE_UNSAFE: (w) =>
    `لا يمكن لقاعدة البيانات حفظ البيانات بأمان: قيمة ${w.text('setting')} هي ${w.quoted('seen')} والمتوقَّع ${w.text('expected')}. لذلك لم تُفتح.`,
  STORE_BUSY: (w) =>
    `${w.quoted('path')} قيد الاستخدام في برنامج آخر. أعد المحاولة بعد لحظات أو أغلق ذلك البرنامج.`,
  BACKUP_EXISTS: (w) => `${w.quoted('path')} موجود من قبل. اختر اسمًا غير مستخدم.`,
  BACKUP_INVALID: (w) =>
    `${w.quoted('path')} ليس نسخة احتياطية صالحة${w.has('reason') ? `: ${w.text('reason')}` : ''}. اختر ملف نسخة أخرى.`,
  PORT_IN_USE: (w) =>
    `المنفذ ${w.text('port')} قيد الاستخدام في برنامج آخر. أوقف ذلك البرنامج أو اختر منفذًا آخر: \u2068PORT=8788\u2069.`,
  INTERNAL: () => 'حدث خلل لم يكن ينبغي أن يحدث، وهو مدوَّن في السجل تحت رقم هذا الطلب.',
};
