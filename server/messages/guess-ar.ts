import type { GuessSentences } from './guess.ts';
import type { Words } from './words.ts';

function examples(w: Words): string {
  return w.has('examples') ? ` (${w.list('examples')})` : '';
}

/** What is counted in some rows is not said of all. */
function isPart(w: Words): boolean {
  return w.has('lookedAt');
}

function lookedAt(w: Words): string {
  return isPart(w) ? ' فيما فُحص حتى الآن' : '';
}

function everyRow(w: Words): string {
  return isPart(w) ? 'كل صف فُحص حتى الآن' : 'كل صف';
}

const EVIDENCE: Readonly<Record<string, string>> = {
  otherColumn: 'لأن عمودًا آخر في الملف مكتوب هكذا بوضوح',
  future: 'لأن القراءة الأخرى تجعل بعضها في المستقبل',
  order: 'لأن الصفوف تأتي بهذه القراءة مرتبة زمنيًا',
  span: 'لأن التواريخ كلها متقاربة بهذه القراءة',
  durations: 'لأن تواريخ الصف الواحد متقاربة بهذه القراءة',
  told: 'كما ذكرت',
};
const UNITS: Readonly<Record<string, string>> = {
  seconds: 'بالثواني',
  milliseconds: 'بأجزاء الألف من الثانية',
  minutes: 'بالدقائق',
  hours: 'بالساعات',
  days: 'بالأيام',
  clock: 'بالساعات والدقائق والثواني',
};
const ROWS = {
  zero: '# صف',
  one: 'صف واحد',
  two: 'صفان',
  few: '# صفوف',
  many: '# صفًا',
  other: '# صف',
};
const CASES = {
  zero: '# حالة',
  one: 'حالة واحدة',
  two: 'حالتان',
  few: '# حالات',
  many: '# حالة',
  other: '# حالة',
};
const IDS = {
  zero: '# معرّف',
  one: 'معرّف واحد',
  two: 'معرّفان',
  few: '# معرّفات',
  many: '# معرّفًا',
  other: '# معرّف',
};
const VALUES = {
  zero: '# قيمة',
  one: 'قيمة واحدة',
  two: 'قيمتان',
  few: '# قيم',
  many: '# قيمة',
  other: '# قيمة',
};

const REFUSALS: Readonly<Record<string, string>> = {
  kind: 'ليس في سجلات هذا الملف شيء من ذلك',
  joined: 'ذلك لا يكون إلا لعمود من الملف نفسه',
  other: 'ذلك لا يتفق مع معاني الأعمدة الأخرى',
};

function oneOf(words: Readonly<Record<string, string>>, w: Words, name: string): string {
  const key = Object.keys(words).find((known) => w.is(name, known));
  return key === undefined ? w.text(name) : (words[key] ?? '');
}

function refusal(w: Words): string {
  if (w.is('reason', 'values')) return `القيم${examples(w)} لا تُقرأ كذلك`;
  if (w.is('reason', 'empty'))
    return `${isPart(w) ? 'الصفوف التي فُحصت حتى الآن ليس فيها' : 'الصفوف ليس فيها'} أي قيمة هنا`;
  return oneOf(REFUSALS, w, 'reason');
}

/** Of a scale whose lowest number is its best answer. */
function turned(w: Words): string {
  if (!w.has('best')) return '';
  return ` وأفضل إجابة هنا هي ${w.number('best')}، ولذلك يُعكس المقياس: تُحفظ ${w.number('min')} على أنها ${w.number('max')}، و${w.number('max')} على أنها ${w.number('min')}.`;
}

/** Of scores that are kept as whole numbers. */
function timesAsGreat(w: Words): string {
  return w.has('times')
    ? ` وتُحفظ كل درجة مضروبة في ${w.number('times')} لتكون الدرجات كلها أعدادًا صحيحة.`
    : '';
}

/** ما يقوله المخمّن بالعربية. */
export const guessAr: GuessSentences = {
  why: {
    HEADER_AND_VALUES: (w, place) =>
      `يدل العنوان ${w.quoted('column')} والقيم${examples(w)} على ${place}.`,
    HEADER_ONLY: (w, place) =>
      `يدل العنوان ${w.quoted('column')} على ${place}، لكن القيم${examples(w)} لا تؤكد ذلك.`,
    VALUES_ONLY: (w, place) =>
      `تدل القيم${examples(w)} على ${place}، أما العنوان ${w.quoted('column')} فلا يوضح شيئًا.`,
    TOLD: (_, place) => `كما ذكرت: ${place}.`,
    ID_UNIQUE: (w) =>
      `ل${everyRow(w)} قيمة خاصة به في ${w.quoted('column')}${examples(w)}، فهي تعرّف السجل.`,
    ID_TWICE: (w) =>
      `يعرّف ${w.quoted('column')} السجل. والمعرّفات التي ترد في أكثر من صف${lookedAt(w)}${examples(w)}: ${w.counted('ids', IDS)}، ويُعتمد من صفوفها آخرها.`,
    ID_REPEATS_LAST_WINS: (w) =>
      `عدد الصفوف${lookedAt(w)}: ${w.counted('rows', ROWS)}، وعدد القيم المختلفة في ${w.quoted('column')}: ${w.counted('different', VALUES)}. ${w.has('by') ? 'فالصفوف حالات متتابعة للسجل نفسه' : 'فالصفوف للسجل نفسه'} ويُعتمد آخرها${w.has('by') ? ` (بحسب ${w.quoted('by')})` : ''}.`,
    DATE_FORMAT: (w, place) =>
      `يدل على ${place}، والتواريخ مكتوبة بالصيغة ${w.patterns('format')}، مثل ${w.quoted('example')}.`,
    DATE_ORDER_PROVEN: (w, place) =>
      `يدل على ${place}، والتواريخ مكتوبة بالصيغة ${w.patterns('format')}، إذ لا تُقرأ ${w.quoted('example')} بغير ذلك.`,
    DATE_ORDER_LIKELY: (w, place) =>
      `يدل على ${place}، والأرجح أن التواريخ مكتوبة بالصيغة ${w.patterns('format')}، ${oneOf(EVIDENCE, w, 'evidence')}.`,
    DATE_ORDER_OPEN: (w, place) =>
      `يدل على ${place}، لكن الملف لا يوضح هل يأتي اليوم أولًا أم الشهر في تواريخ مثل ${w.quoted('example')}.`,
    DATE_ORDERS_MIXED: (w, place) =>
      `يدل على ${place}، وفي بعض التواريخ يأتي اليوم أولًا مثل ${w.quoted('dayFirst')}، وفي بعضها الشهر مثل ${w.quoted('monthFirst')}، ويُقرأ كل تاريخ بما يصح فيه.${w.has('either') ? ` وما يحتمل القراءتين مثل ${w.quoted('either')} ${w.is('evidence', 'told') ? 'يُقرأ كما ذكرت' : 'فيه سؤال لك'}.` : ''}`,
    SCORE_SCALE: (w) =>
      `إجابات على مقياس من ${w.number('min')} إلى ${w.number('max')}${examples(w)}.${w.has('outside') ? ` والقيم الخارجة عنه${lookedAt(w)}: ${w.counted('outside', VALUES)}، وستُرفض إجابات كهذه.` : ''}${timesAsGreat(w)}${turned(w)}`,
    SCORE_LABELS: (w) =>
      `إجابات مكتوبة بالكلمات${w.has('steps') ? '' : examples(w)}، تقابل كل كلمة درجة من ${w.number('min')} إلى ${w.number('max')}${w.has('steps') ? `: ${w.list('steps')}` : ''}.${w.has('silent') ? ` وما لا يُعد إجابة: ${w.list('silent')}.` : ''}${turned(w)}`,
    SCORE_TWO: (w) => `إجابتان: ${w.text('low')} و${w.text('high')}.`,
    DURATION_UNIT: (w, place) =>
      `يدل على ${place} ${oneOf(UNITS, w, 'unit')}، مثل ${w.quoted('example')}.`,
    ELAPSED: (w, place) =>
      `يدل على ${place} بالمدة التي مضت بعد ${w.quoted('other')} ${oneOf(UNITS, w, 'unit')}، مثل ${w.quoted('example')}.`,
    CHANNEL_WORDS: (w) => `القيم أسماء قنوات تواصل${examples(w)}.`,
    PART_OF_TEXT: (w) => `نص حر يُحفظ مع ${w.quoted('other')}.`,
    SHARE_OF_COUNT: (w, place) =>
      `نسبة أو متوسط، وبضربه في ${w.quoted('other')} نحصل على ${place}.`,
    CATEGORY_KEPT: (w) =>
      `يُحفظ سمةً للتصفية، وعدد قيمه المختلفة${lookedAt(w)}: ${w.counted('different', VALUES)}${examples(w)}.`,
    ROLE_TAKEN: (w) =>
      `العمود ${w.quoted('other')} أدل على المعنى نفسه، ويأتي هذا العمود إلى جانبه.`,
    EMPTY: (w) => `العمود ${w.quoted('column')} فارغ في ${everyRow(w)}.`,
    CONSTANT: (w) => `القيمة واحدة في ${everyRow(w)}: ${w.quoted('value')}.`,
    ROW_NUMBER: (w) =>
      w.is('use', 'day')
        ? 'رقم متسلسل للأيام، ولا بد من تحديد اليوم الأول.'
        : 'رقم الصف في الملف، وهو يتكرر في كل ملف ولا يعرّف شيئًا.',
    QUEUE_NUMBER: () => 'رقم الدور في الانتظار، وهو يُعطى من جديد كل يوم ولا يعرّف شيئًا.',
    PERSONAL: (w) => `في ${w.quoted('column')} بيانات شخصية لا يحتاج إليها أي مؤشر، لذلك تُترك.`,
    PERSONAL_KEY: (w) =>
      `لا يوجد عمود يعرّف العميل برقم، فاستُخدم ${w.quoted('column')}. وهو من البيانات الشخصية، فاتركه إن لم يكن مسموحًا لك بحفظه.`,
    DATE_AFTER: (w, place) =>
      `يدل على ${place}: لا يسبق ${w.quoted('other')} أبدًا، وهو موجود في ${w.number('share')}٪ من الصفوف${isPart(w) ? '، بحسب ما فُحص حتى الآن' : ''}.`,
    DATE_EXTRA: (w) => `في ${w.quoted('column')} تواريخ لا يحتاج إليها أي مؤشر.`,
    DATE_UNREADABLE: (w) =>
      `يشير العنوان ${w.quoted('column')} إلى تاريخ، لكن القيم${examples(w)} ليست كلها تواريخ.`,
    TOO_MANY_VALUES: (w) =>
      `القيم المختلفة في ${w.quoted('column')}${examples(w)} أكثر من أن تصلح للتصفية، والعنوان لا يوضح معناها.`,
    ATTRIBUTES_FULL: (w) =>
      `عدد السمات المحفوظة بلغ حده الأقصى وهو ${w.number('limit')}، ولا يتسع لـ${w.quoted('column')}. اختر معناه إن أردت حفظه مع ذلك.`,
    NUMBER_UNKNOWN: (w) => `في ${w.quoted('column')} أرقام${examples(w)} لا يوضح العنوان معناها.`,
    TECHNICAL: (w) => `في ${w.quoted('column')} قيم تقنية${examples(w)} لا تصف ما جرى للعملاء.`,
    STAFF_NOTE: (w) => `في ${w.quoted('column')} كلام الموظفين لا كلام العميل.`,
    QUESTION_OF: (w) =>
      `يتكرر في ${everyRow(w)} السؤال ${w.quoted('value')}، فيصير اسم ما يجيب عنه ${w.quoted('other')}.`,
    CLOCK_OF: (w) =>
      `في ${w.quoted('column')} الساعة التي يكتمل بها ${w.quoted('other')}، فيُقرأ الاثنان معًا هناك.`,
    MONTH_DATE: (w, place) =>
      `يدل على ${place}، لكن لا يوم فيه (${w.quoted('example')})، فيُحسب كل صف في أول يوم من شهره. والأرقام صحيحة بحسب الشهر والربع والسنة، لا بحسب اليوم والأسبوع.`,
    ROWS_SPREAD: (w) =>
      w.is('as', 'asked')
        ? `في كل صف إجابة واحدة، ويبيّن ${w.quoted('column')} عن أي سؤال هي. ولكل سؤال هنا سطر مستقل.`
        : `في كل صف إجابة واحدة مكتوبة في ${w.quoted('column')}، وهي معروضة تحت سؤالها.`,
    ROWS_DIFFER: (w) =>
      `تختلف قيم ${w.quoted('column')} بين الصفوف التي لها القيمة نفسها في ${w.list('by')}، ولا يكون للسجل منها إلا واحدة.`,
    ROWS_APART: (w) =>
      `إجابات ${w.quoted('column')} في صفوف مستقلة، ولا شيء في الملف يبيّن إلى أي درجات تعود.`,
    ID_OF_ROWS: (w) =>
      w.is('of', 'answers')
        ? `الصفوف التي لها القيمة نفسها في ${w.quoted('column')} إجابات شخص واحد، وكل إجابة سجل يُعرف به وبالسؤال معًا.`
        : `تُجمع الصفوف التي لها القيمة نفسها في ${w.quoted('column')}، فهو معرّف السجل.`,
    EVENT_DATE: (w, place) =>
      w.is('pick', 'until')
        ? `يدل على ${place}: تمتد إلى آخر وقت في ${w.quoted('column')}.`
        : `يدل على ${place}: ${w.is('pick', 'last') ? 'آخر وقت' : w.is('pick', 'first') ? 'أول وقت' : 'الوقت'} في ${w.quoted('column')}${w.has('events') ? ` لما يلي: ${w.list('events')}` : ''}${w.is('pick', 'end') ? '، حين لم تُستأنف الحالة بعده' : ''}.`,
    EVENTS_COUNTED: (w, place) => `يدل على ${place}: عدد الصفوف التي فيها ${w.list('events')}.`,
    SAME_AS: (w) => `القيمة هنا في ${everyRow(w)} هي نفسها في ${w.quoted('other')}.`,
    STATUS_ENDS: (w, place) =>
      `يدل على ${place}. والقيم التي تنتهي بها الحالة: ${w.list('examples')}.${w.has('by') ? ` وحيث لا تاريخ يبيّن ذلك يُعتمد آخر تعديل (${w.text('by')}).` : ''}`,
    ABANDONED_WORDS: (w, place) =>
      `يدل على ${place}. والقيم التي تعني أن العميل انصرف قبل أن يجيبه أحد: ${w.list('examples')}.`,
    HANDED_OVER: (w, place) =>
      w.has('when')
        ? `الجلسات التي فيها ${w.list('examples')} تسلّمها موظف (${place}).`
        : `الجلسات التي فيها ${w.list('examples')} تسلّمها موظف (${place})، ولا عمود يبيّن متى، فيُعتمد وقت بدايتها.`,
    SURVEY_TOOL: (w) =>
      `في ${w.quoted('column')} ما تدوّنه أداة الاستبيان عن نفسها${examples(w)}، لا إجابة عميل.`,
    SURVEY_TRIALS: (w) =>
      `يبيّن ${w.quoted('column')} كيف وردت الإجابة، وبه تُترك المعاينات والتجارب. ولا يُحتاج إليه في غير ذلك.`,
    TOLD_PARTLY: (w, place) =>
      `كما ذكرت: ${place}. لكن القيم التي لا تصلح لذلك${lookedAt(w)}${examples(w)}: ${w.counted('rows', VALUES)}، وستُرفض صفوف كهذه.`,
    TOLD_NOT: (w, place) => `اخترت: ${place}، لكن ${refusal(w)}.`,
    MOVED: (w, place) =>
      `كان هذا العمود: ${place}، ولا يبقى كذلك مع ما ذكرته عن ${w.list('others')}.`,
    DISPLACED: (w, place) =>
      `اخترت ${w.quoted('other')} ليكون: ${place}، ولا يكون ذلك إلا لعمود واحد.`,
  },
  ask: {
    ASK_DATE_ORDER: (w) =>
      w.has('dayFirst')
        ? `في ${w.quoted('column')} تواريخ يأتي اليوم فيها أولًا (${w.quoted('dayFirst')}) وأخرى يأتي الشهر فيها أولًا (${w.quoted('monthFirst')}). فأي يوم هو ${w.quoted('value')}، ومثله كل ما يحتمل القراءتين؟`
        : `أي يوم هو ${w.quoted('value')} في ${w.quoted('column')}؟`,
    ASK_ZERO: (w) =>
      `الإجابات في ${w.quoted('column')} من ${w.number('min')} إلى ${w.number('max')}، ويرد الصفر${lookedAt(w)} في: ${w.counted('zeros', ROWS)}. هل يعني الصفر «بلا إجابة»؟`,
    ASK_ZONE: (w) =>
      `بأي منطقة زمنية كُتبت الأوقات في ${w.list('columns')}، مثل ${w.quoted('example')}؟`,
    ASK_ID: (w) => `أي عمود يعرّف السجل ولا يتغير عند تصديره مرة أخرى: ${w.list('columns')}؟`,
    ASK_QUEUE_NUMBER: (w) =>
      `تتكرر في ${w.quoted('column')} أرقام قليلة في أيام كثيرة (${w.list('examples')}). فهل هي أرقام الدور في الانتظار أم حالات؟`,
    ASK_NO_DATE: (w) =>
      w.has('column')
        ? `يبدو أن في ${w.quoted('column')} تواريخ، لكن قيمًا مثل ${w.quoted('value')} لا تُقرأ تاريخًا. وما دامت كذلك فستُحسب كل سجلات هذا الملف في يوم واحد. فأي يوم هو؟`
        : 'لا يوجد عمود يحدد متى حدث ذلك، فستُحسب كل سجلات هذا الملف في يوم واحد. فأي يوم هو؟',
    ASK_INDEX_BASE: (w) =>
      `في ${w.quoted('column')} رقم متسلسل للأيام يُعرف منه يوم كل سجل. أي يوم رقمه 0؟`,
    ASK_ID_REPEATS: (w) =>
      `عدد الصفوف${lookedAt(w)}: ${w.counted('rows', ROWS)}، وعدد القيم المختلفة في ${w.quoted('column')}: ${w.counted('different', VALUES)}. فماذا يمثل الصف الواحد؟`,
    ASK_ID_TWICE: (w) =>
      `المعرّفات في ${w.quoted('column')} التي ترد في أكثر من صف${lookedAt(w)}${examples(w)}: ${w.counted('ids', IDS)}. فماذا تمثل صفوف المعرّف الواحد؟`,
    ASK_KNOWN_BY: (w) => {
      if (w.is('of', 'invitation'))
        return w.has('columns')
          ? 'لا يوجد عمود يعرّف الدعوة. فإذا وردت الدعوة من جديد في ملف لاحق وقد أُجيب عنها، فبمَ تُعرف؟'
          : `لا يوجد عمود يعرّف الدعوة، ولا أعمدة ثابتة تميّز دعوة من أخرى${lookedAt(w)}. فالدعوة التي يُجاب عنها بين ملفين تُحسب مرتين، والأفضل استيراد ملف فيه رقم لكل دعوة. فبمَ تُعرف الدعوة إذا وردت من جديد؟`;
      if (w.is('of', 'answer'))
        return w.has('columns')
          ? 'لا يوجد عمود يعرّف الإجابة. فإذا وردت الإجابة من جديد في ملف لاحق وقد رُدّ عليها، فبمَ تُعرف؟'
          : `لا يوجد عمود يعرّف الإجابة، ولا أعمدة ثابتة تميّز إجابة من أخرى${lookedAt(w)}. فالإجابة التي يُردّ عليها بين ملفين تُحسب مرتين، والأفضل استيراد ملف فيه رقم لكل إجابة. فبمَ تُعرف الإجابة إذا وردت من جديد؟`;
      return w.has('columns')
        ? 'لا يوجد عمود يعرّف الحالة. فإذا وردت الحالة من جديد في ملف لاحق وقد تغيّرت، فبمَ تُعرف؟'
        : `لا يوجد عمود يعرّف الحالة، ولا أعمدة ثابتة تميّز حالة من أخرى${lookedAt(w)}. فالحالة التي تتغيّر بين ملفين تُحسب مرتين، والأفضل استيراد ملف فيه رقم الحالة. فبمَ تُعرف الحالة إذا وردت من جديد؟`;
    },
    ASK_ANSWER_ROWS: (w) =>
      `يبدو أن في كل صف إجابة واحدة: يبيّن ${w.quoted('column')} السؤال (عدد الأسئلة${lookedAt(w)}: ${w.number('questions')})، والإجابة في ${w.quoted('answers')}. فماذا يمثل الصف الواحد؟`,
    ASK_EVENT_ROWS: (w) =>
      `يبدو أن كل صف حدث: يبيّن ${w.quoted('column')} ما جرى (${w.list('examples')})، و${w.quoted('time')} وقته، و${w.quoted('by')} ${w.is('of', 'contact') ? 'التواصل الذي جرى فيه' : 'الحالة التي جرى فيها'}.${w.has('field') ? ` ولا تُحسب إلا الصفوف التي فيها ${w.quoted('state')} في ${w.quoted('field')}.` : ''}${w.has('others') ? ` أما الأحداث الأخرى (${w.list('others')}) فلا يُؤخذ منها شيء.` : ''} فماذا يمثل الصف الواحد؟`,
    ASK_BEGUN: (w) =>
      `حالات لا يضم الملف بدايتها (${w.list('examples')}): ${w.number('cases')}. فماذا يُؤخذ منها؟`,
    ASK_MESSAGE_ROWS: (w) =>
      `يبدو أن كل صف رسالة في محادثة: يبيّن ${w.quoted('column')} كاتبها (${w.list('examples')})، و${w.quoted('time')} وقتها، و${w.quoted('by')} المحادثة التي كُتبت فيها. فماذا يمثل الصف الواحد؟`,
    ASK_TURN_ROWS: (w) =>
      `يبدو أن كل صف دور في جلسة مع روبوت محادثة: في ${w.quoted('column')} كلام العميل، وفي ${w.quoted('other')} كلام الروبوت، ويبيّن ${w.quoted('by')} الجلسة. فماذا يمثل الصف الواحد؟`,
    ASK_SCALE: (w) =>
      w.has('words')
        ? `الإجابات في ${w.quoted('column')}${lookedAt(w)} هي: ${w.list('words')}. هل كان السؤال على هذه الخيارات وحدها، أم كان معها خيار لم يختره أحد؟`
        : w.has('lowEnd')
          ? `كل الإجابات تقريبًا في ${w.quoted('column')}${lookedAt(w)} لا تتجاوز ${w.number('lowEnd')}، وأعلاها ${w.number('max')}. على أي مقياس كان السؤال؟`
          : `أعلى إجابة في ${w.quoted('column')}${lookedAt(w)} هي ${w.number('max')}. على أي مقياس كان السؤال؟`,
    ASK_BEST_END: (w) =>
      `بحسب ما ورد في ${w.quoted('column')}، أفضل إجابة هي ${w.number('min')} وأسوؤها ${w.number('max')}. أيهما الأفضل؟`,
    ASK_DURATION_UNIT: (w) => `بأي وحدة كُتبت القيمة ${w.quoted('value')} في ${w.quoted('column')}؟`,
    ASK_INVITATIONS: (w) =>
      `صفوف بلا درجة${lookedAt(w)}: ${w.number('rows')}، وقيمة ${w.quoted('column')} فيها مثل ${w.quoted('value')}. هل هي دعوات لم يُجب عنها أحد؟`,
    ASK_ENDED: (w) =>
      `الحالات المنتهية بحسب ${w.quoted('column')} (${w.list('examples')}) دون تاريخ يبيّن متى انتهت: ${w.counted('rows', CASES)}${lookedAt(w)}. فماذا يُعتمد وقتًا لنهايتها؟`,
    ASK_END_CODES: (w) =>
      w.has('by')
        ? `لا تاريخ يبيّن متى انتهت الحالات، فتُحسب مفتوحة إلا ما تختار قيمته هنا. فأي قيم ${w.quoted('column')} تعني أن الحالة انتهت؟`
        : `أي قيم ${w.quoted('column')} تعني أن الحالة انتهت؟ ولا تاريخ يبيّن متى انتهت، فاختر أدناه ما يُعتمد لنهايتها.`,
    ASK_REOPENED: (w) =>
      `حالات أُعيد فتحها بحسب ${w.quoted('column')} (${w.list('examples')})، ومع ذلك يدل تاريخ على انتهائها${lookedAt(w)}: ${w.counted('rows', CASES)}. هل هي مفتوحة؟`,
    ASK_VOIDED: (w) =>
      `صفوف محذوفة أو مكررة أو مزعجة أو تجريبية بحسب ${w.quoted('column')} (${w.list('examples')})${lookedAt(w)}: ${w.counted('rows', ROWS)}. هل تُحسب؟`,
    ASK_END_OF_DAY: (w) =>
      `في ${w.quoted('column')} اليوم فقط، وفي ${w.quoted('other')} الوقت أيضًا. والحالات التي انتهت في اليوم الذي بدأت فيه${lookedAt(w)}: ${w.counted('rows', CASES)}. فمتى تُعد الحالة منتهية في يومها الأخير؟`,
    ASK_TRIALS: (w) =>
      `صفوف المعاينة أو التجربة بحسب ${w.quoted('column')} (${w.list('examples')})${lookedAt(w)}: ${w.counted('rows', ROWS)}. هل تُحسب إجابات؟`,
    ASK_SCORES: () =>
      'الأرقام الصغيرة قد تكون درجات، وقد تكون أرقام خيارات في قائمة. فأي هذه الأعمدة درجات؟',
    ASK_NO_SCORE: () =>
      'لم يبقَ في هذا الاستبيان عمود درجات، والصف بلا درجة ليس إجابة. فماذا يمثل الصف إن لم تختر عمودًا للدرجات أدناه؟',
    ASK_SUMMARY: (w) =>
      `يبدو أن هذا الملف يضم مجاميع لا سجلات: ${w.list('figures')} أرقام محسوبة من سجلات كثيرة. وهذه الأرقام تُحسب هنا من السجلات نفسها واحدًا واحدًا، ولو استُورد الملف لعُدّ كل صف منه سجلًا واحدًا. فماذا يمثل الصف؟`,
  },
  option: {
    ASK_DATE_ORDER: (w) =>
      w.is('order', 'dayFirst') ? `اليوم أولًا: ${w.text('day')}` : `الشهر أولًا: ${w.text('day')}`,
    ASK_ZERO: (w) =>
      w.is('as', 'missing')
        ? 'نعم، الصفر بلا إجابة'
        : w.is('as', 'lowest')
          ? 'لا، الصفر أدنى إجابة: يبدأ المقياس من الصفر'
          : 'لا، الصفر خطأ: تُرفض هذه الإجابات',
    ASK_ZONE: (w) => (w.is('zone', 'organisation') ? 'المنطقة الزمنية للمنظمة' : w.text('zone')),
    ASK_ID: (w) => w.text('column'),
    ASK_QUEUE_NUMBER: (w) =>
      w.is('as', 'queue')
        ? 'أرقام الدور: لا تدل على شيء في التواصل'
        : 'حالات: كل تواصل برقم واحد يخص حالة واحدة',
    ASK_NO_DATE: (w) => w.text('day'),
    ASK_INDEX_BASE: (w) => w.text('day'),
    ASK_ID_REPEATS: (w) =>
      w.is('keep', 'last') ? 'حالة من حالات السجل، ويُعتمد آخر صف' : 'سجل مستقل',
    ASK_ID_TWICE: (w) =>
      w.is('keep', 'last')
        ? 'سجل واحد، ويُعتمد آخر صف'
        : 'سجلات مستقلة: العمود ليس معرّفًا، ويُعرف كل صف بمحتواه',
    ASK_KNOWN_BY: (w) => {
      if (w.is('of', 'invitation'))
        return w.is('by', 'lasting')
          ? `بما لا يتغيّر ويميّز الدعوات (${w.list('columns')})، فالدعوة التي أُجيب عنها هي نفسها`
          : 'بكل ما في صفّها، فالدعوة التي أُجيب عنها تُحسب مرتين';
      if (w.is('of', 'answer'))
        return w.is('by', 'lasting')
          ? `بما لا يتغيّر ويميّز الإجابات (${w.list('columns')})، فالإجابة التي رُدّ عليها هي نفسها`
          : 'بكل ما في صفّها، فالإجابة التي رُدّ عليها تُحسب مرتين';
      return w.is('by', 'lasting')
        ? `بما لا يتغيّر ويميّز الحالات (${w.list('columns')})، فالحالة التي تغيّرت هي نفسها`
        : 'بكل ما في صفّها، فالحالة التي تغيّرت تُحسب مرتين';
    },
    ASK_ANSWER_ROWS: (w) =>
      w.is('as', 'record')
        ? 'سجل مستقل'
        : w.has('by')
          ? `إجابة واحدة: تُجمع الصفوف التي لها القيمة نفسها في ${w.list('by')}، ولكل سؤال سلسلة مستقلة`
          : 'إجابة واحدة: لكل سؤال سلسلة مستقلة',
    ASK_EVENT_ROWS: (w) =>
      w.is('as', 'record')
        ? w.is('of', 'contact')
          ? 'سجل مستقل'
          : 'حالة مستقلة'
        : w.is('of', 'contact')
          ? `حدث: الصفوف التي لها القيمة نفسها في ${w.quoted('by')} تواصل واحد`
          : `حدث: الصفوف التي لها القيمة نفسها في ${w.quoted('by')} حالة واحدة، وتكمل الحالة التي بدأت في ملف سابق من هذا المصدر`,
    ASK_BEGUN: (w) =>
      w.is('as', 'first') ? 'حالات فُتحت مع أول صف لها هنا' : 'لا شيء، فوقت فتحها في ملف آخر',
    ASK_MESSAGE_ROWS: (w) =>
      w.is('as', 'record')
        ? 'سجل مستقل'
        : `رسالة: الصفوف التي لها القيمة نفسها في ${w.quoted('by')} تواصل واحد`,
    ASK_TURN_ROWS: (w) =>
      w.is('as', 'record')
        ? 'سجل مستقل'
        : `دور في جلسة: الصفوف التي لها القيمة نفسها في ${w.quoted('by')} تواصل واحد`,
    ASK_SCALE: (w) =>
      `من ${w.number('min')} إلى ${w.number('max')}${w.has('apart') ? ': سلسلة مستقلة عن السهولة (CES)، فلها مقياس واحد' : ''}`,
    ASK_BEST_END: (w) =>
      w.is('as', 'low')
        ? `${w.number('min')}: يُعكس المقياس لتكون الدرجة الأعلى هي الأفضل`
        : `${w.number('max')}: تبقى الإجابات كما هي`,
    ASK_INVITATIONS: (w) =>
      w.is('as', 'invitations') ? 'نعم، وتدخل في نسبة الاستجابة' : 'لا، تُستبعد هذه الصفوف',
    ASK_ENDED: (w) =>
      w.is('as', 'updated')
        ? `وقت آخر تعديل ${w.quoted('column')}، وقد تطول به مدد الحل`
        : w.is('as', 'leave')
          ? 'لا شيء، وتُستبعد هذه الحالات'
          : w.is('as', 'over')
            ? 'يوم غير معلوم: تُحسب بين الحالات الواردة وتُعدّ منتهية، دون مدة حل'
            : 'لا شيء، وتُحسب مفتوحة',
    ASK_END_CODES: (w) => `${w.text('value')} (${w.counted('rows', ROWS)}${lookedAt(w)})`,
    ASK_REOPENED: (w) =>
      w.is('as', 'open')
        ? 'نعم، تُعدّ مفتوحة ولا يُحتسب تاريخ انتهائها الأول'
        : 'لا، انتهت في ذلك التاريخ',
    ASK_VOIDED: (w) => (w.is('as', 'leave') ? 'لا، تُستبعد' : 'نعم، تُحفظ'),
    ASK_END_OF_DAY: (w) =>
      w.is('as', 'end')
        ? 'في آخره، وقد تزيد مدد الحل بما لا يتجاوز يومًا، وتُعد متأخرة كل حالة حان موعدها قبل ذلك في اليوم نفسه'
        : 'في أوله، فتبقى هذه الحالات بلا مدة حل ولا تُعد محلولة خلال أربع وعشرين ساعة، وقد تنقص مدد غيرها بما لا يتجاوز يومًا',
    ASK_TRIALS: (w) => (w.is('as', 'leave') ? 'لا، تُستبعد' : 'نعم، تُحفظ'),
    ASK_SCORES: (w) =>
      w.has('asked') ? `${w.text('column')}: ${w.text('asked')}` : w.text('column'),
    ASK_NO_SCORE: (w) => (w.is('kind', 'case') ? 'حالة' : 'تواصل'),
    ASK_SUMMARY: () => 'سجل مستقل: يُؤخذ كما هو لا على أنه مجموع',
    ASK_DURATION_UNIT: (w) => oneOf(UNITS, w, 'unit'),
  },
  attribute: 'سمة للتصفية',
  score: 'درجة تقييم',
  places: {
    unused: 'غير مستخدم',
    id: 'معرّف السجل',
    at: 'وقت السجل',
    updatedAt: 'وقت آخر تعديل',
    customer: 'العميل',
    caseId: 'الحالة التي يتبعها السجل',
    'dimensions.department': 'الإدارة',
    'dimensions.branch': 'الفرع',
    'dimensions.channel': 'القناة',
    'dimensions.stage': 'مرحلة الرحلة',
    'dimensions.touchpoint': 'نقطة التواصل',
    'dimensions.segment': 'الشريحة',
    'dimensions.region': 'المنطقة',
    'dimensions.product': 'المنتج',
    'dimensions.theme': 'الموضوع',
    'fields.firstResponseAt': 'أول رد',
    'fields.resolvedAt': 'وقت الحل',
    'fields.entered': 'الدخول إلى الخدمة الآلية',
    'fields.humanJoinedAt': 'وقت انضمام موظف',
    'fields.endedResolved': 'انتهاء الجلسة بالحل',
    'fields.reopenedAt': 'أول إعادة فتح',
    'fields.closedAt': 'وقت الإغلاق',
    'fields.dueAt': 'الموعد المستحق',
    'fields.slaTold': 'الالتزام بالوقت الموعود',
    'fields.status': 'الحالة',
    'fields.priority': 'الأولوية',
    'fields.outcome': 'النتيجة',
    'fields.handovers': 'عدد مرات التحويل',
    'fields.reopens': 'عدد مرات إعادة الفتح',
    'fields.escalatedLevel': 'مستوى التصعيد',
    'fields.escalatedAt': 'وقت التصعيد',
    'fields.fcrTold': 'الحل من أول تواصل',
    'fields.endTold': 'هل انتهت الحالة',
    'fields.value': 'المبلغ المعني',
    'fields.text': 'كلام العميل',
    'fields.language': 'اللغة',
    'fields.agentKind': 'من أجاب: موظف أو روبوت أو لا أحد',
    'fields.wait': 'مدة الانتظار',
    'fields.duration': 'المدة',
    'fields.abandoned': 'انسحاب العميل قبل الرد',
    'fields.invitedAt': 'وقت الدعوة إلى الاستبيان',
    'fields.deliveredAt': 'وقت وصول الدعوة',
    'fields.offered': 'المكالمات الواردة',
    'fields.answered': 'المكالمات المجابة',
    'fields.withinLevel': 'المكالمات المجابة في الوقت المحدد',
    'fields.withinShare': 'نسبة المكالمات المجابة في الوقت المحدد',
    'fields.waitSum': 'مدة الانتظار لكل المكالمات',
    'fields.talkSum': 'مدة التحدث لكل المكالمات',
  },
};
