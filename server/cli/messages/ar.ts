import type { CliWords } from './shape.ts';

export const ar: CliWords = {
  help: `بصيرة من سطر الأوامر: npm run -s basira -- COMMAND

  import FILE… --mapping M.json [--dry-run]   قراءة ملفات (XLSX وCSV وTSV وJSON وNDJSON، ومضغوطة gzip) بحسب ملف تعيين.
                                              مع ‎--dry-run‎ يُعرض ما سيحدث ولا يُحفظ شيء.
  export                                      كتابة كل السجلات بصيغة NDJSON إلى الخرج القياسي.
  check                                       إعادة العدّ كله من السجلات؛ تنتهي بـ 1 عند وجود فرق.
  backup FILE                                 كتابة نسخة احتياطية مفحوصة، ولو كانت بصيرة تعمل.
  restore FILE [--erasures FILE]              استعادة نسخة احتياطية؛ يجب ألا تكون بصيرة قيد التشغيل. ومن مُحيت بياناته
                                              بعدها (في القائمة FILE.erasures) تُمحى مجددًا. ‎--without-erasures‎: إن ضاعت القائمة.
  erase CUSTOMER [--yes]                      محو بيانات عميل: النصوص والأسماء والروابط والملفات المحفوظة. دون ‎--yes‎ يُعرض
                                              ما سيُمحى. وإذا كُتب - مكان CUSTOMER قُرئ الرقم من الدخل القياسي.
  migrate                                     تحويل البيانات إلى شكل هذا الإصدار.
  demo [--seed N]                             تعبئة منشأة العرض التوضيحي.
  user list                                   كل من لديه حساب.
  user add EMAIL --name N --role R [--departments A,B]
                                              دعوة شخص (executive أو head أو cx_officer أو front_line أو administrator).
  user link EMAIL                             رابط جديد لمرة واحدة: للدخول أو لاختيار كلمة مرور جديدة.
  user disable EMAIL · user enable EMAIL      تعطيل حساب؛ إعادة تفعيله.
  key list                                    مفاتيح البرامج الأخرى.
  key add NAME [--ingest S,T] [--read A,B] [--days N]
                                              مفتاح يرسل سجلات مصادر محددة أو يقرأ إدارات محددة.
  key rotate ID [--days N] · key revoke ID    مفتاح جديد مكانه مع بقاء القديم 7 أيام؛ إنهاء مفتاح فورًا.
  audit verify                                هل سجل التدقيق سليم؟ تنتهي بـ 1 إن لم يكن.
  detect --kind KIND                          مرشِّح: ما مدى غرابة كل رقم قياسًا بما سبقه وحده؟ يقرأ الدخل القياسي ويجيب سطرًا
                                              بسطر ولا يحتاج إلى بيانات. KIND = stream (أسطر timestamp,value؛ يجيب
                                              ‎1 − 10^−s‎ لغرابة s) أو daily-count أو weekly-count (قائمة أعداد JSON؛
                                              سالب لوغاريتم احتمال الذيل) أو weekly-metric
                                              ({"value":[…],"n":[…],"sd":[…]}؛ الحد المعتاد 3).
  bench                                       كيفية تشغيل القياسات.
  help                                        هذه الصفحة.

البيانات في BASIRA_DATA_DIR (‎./.basira‎). اللغة بحسب LANG ‏(en أو ar).
رمز الانتهاء: 0 عند النجاح، 1 عند الفشل، 2 عندما لا يُفهم الأمر.`,
  rows: {
    file: 'الملف',
    import: 'الاستيراد',
    rowsRead: 'الصفوف المقروءة',
    recordsNew: 'سجلات جديدة',
    recordsChanged: 'سجلات تغيّرت',
    recordsSame: 'موجودة من قبل دون تغيير',
    recordsOlder: 'أقدم من المحفوظ، تُركت',
    rowsRejected: 'المرفوض',
    orphans: 'بلا مقابل في ملف مرتبط',
    timesAmbiguous: 'أوقات أظهرتها الساعة مرتين',
    timesImpossible: 'أوقات لم تظهرها الساعة قط',
    period: 'من – إلى',
    linked: 'سجلات رُبطت',
    cases: 'الحالات',
    casesOpen: 'منها مفتوحة (لم تُذكر نهايتها)',
    recordsAgain: 'مرات تكرار سجل (يُؤخذ بأحدث صف)',
    contacts: 'الاتصالات',
    responses: 'الإجابات',
    dailyTotals: 'المجاميع اليومية',
    columns: 'الأعمدة',
    rowsUnused: 'صفوف لا ينتج عنها سجل',
    unanswered: 'منها دعوات لم يُجب عنها أحد',
    recordsStored: 'مخزَّنة من قبل، ويحلّ الملف محلّها حيث يخالفها',
    casesOpenAgain: 'حالات منتهية في المخزَّن ومفتوحة هنا (أعيد فتحها أو الملف نسخة أقدم)',
    above: 'صفوف فوق صف العناوين، لم تُقرأ',
    records: 'السجلات',
    cells: 'صفوف الخلايا',
    texts: 'نصوص قابلة للبحث',
    size: 'الحجم',
    seconds: 'الثواني',
  },
  faults: {
    in_future: 'تاريخها في المستقبل',
    resolved_in_future: 'حُلّت بتاريخ في المستقبل',
    answered_before_opened: 'أول رد قبل فتحها',
    resolved_before_opened: 'حُلّت قبل فتحها',
    closed_before_opened: 'أُغلقت قبل فتحها',
    negative_duration: 'انتظار أو مدة أقل من الصفر',
    longer_than_a_day: 'انتظار أو مدة أطول من يوم',
    answered_before_invited: 'الإجابة قبل الدعوة إليها',
    more_answered_than_offered: 'مكالمات مُجابة أكثر من الواردة',
  },
  reading: 'قراءة',
  importing: 'استيراد',
  linking: 'ربط',
  checking: 'فحص',
  filling: 'تعبئة العرض التوضيحي',
  dryRun: 'تجربة فقط: لم يُحفظ شيء.',
  countedTwice:
    'كان ما يميّز السجلات غير هذا ({columns})، ولهذا المصدر سجلات مخزَّنة من الأيام نفسها ليس بينها شيء من هذه: ما ورد في الملفين كليهما سيُحسب مرتين.',
  likeImport:
    'استُورد عدد مماثل من السجلات في الوقت نفسه تمامًا من {file} باسم المصدر {source}: فإن كانت هي نفسها حُسبت مرتين.',
  storedElsewhere:
    'نحو {share} من هذه السجلات مخزَّن من قبل باسم المصدر {source} (بالرقم نفسه والوقت نفسه): فإن قُرئت باسم مصدر آخر حُسبت مرتين.',
  allOfRow: 'كل ما في الصف',
  resumed: 'كان هذا الاستيراد قد انقطع؛ يُستأنف من حيث توقف.',
  done: 'تم.',
  takenBack: 'تعذّرت قراءة الملف إلى نهايته؛ وأُزيل ما كان قد حُفظ منه.',
  allRefused: 'لم يصلح أي صف من هذا الملف للحفظ، وتُذكر الأسباب مع نتيجته.',
  sample: 'أول السجلات كما ستُحفظ:',
  rejects: 'المرفوض:',
  rejectsAndOrphans: 'المرفوض، وما لا مقابل له في ملف مرتبط:',
  more: '… و{n} غيرها',
  line: 'السطر {n}',
  clean: 'لا فرق: كل عدّاد وكل ربط وكل نص مفهرس يطابق سجلاته.',
  differences: 'فروق:',
  textsWaiting: 'لم يُفحص فهرس البحث: ما زالت السجلات الأقدم تُضاف إليه.',
  linksWaiting: 'لم يُفحص الربط: بعض السجلات لم تُربط بعد.',
  backedUp: 'كُتبت النسخة الاحتياطية وفُتحت وفُحصت: {path}',
  restored: 'النسخة الاحتياطية في مكانها ومفحوصة.',
  oldKept: 'البيانات السابقة محفوظة بجوارها: {path}',
  migrated: 'البيانات على شكل هذا الإصدار: {path}',
  demoReady: 'العرض التوضيحي جاهز: {path}',
  bench: 'شغّل: npm run bench',
  linkedLater: 'الخادم قيد التشغيل يربط السجلات الجديدة.',
  serving: 'بصيرة على العنوان {url}',
  stopping: 'جارٍ الإنهاء …',
  emptyStart: 'بدأت بمخزن فارغ لبياناتك.',
  firstLink: 'رابط دخول مدير النظام الأول، ويُستعمل مرة واحدة: {url}',
  linkFor: 'رابط لمرة واحدة للحساب {email} صالح حتى {until}: {url}',
  keyOnce: 'المفتاح {id}، ولن يظهر ثانيةً: {secret}',
  nobody: 'لا حسابات بعد.',
  noKeys: 'لا مفاتيح.',
  changed: 'تم: {what}',
  auditWhole: 'سجل التدقيق سليم: عدد القيود {entries} وعدد نقاط التثبيت {anchors}.',
  auditBroken: 'سجل التدقيق مكسور عند القيد {seq} ({fault})، والسليم قبله {entries}.',
  erasing: 'جارٍ المحو',
  erased: 'مُحيت بيانات العميل ({id}). وما يصل عنه لاحقًا يُحفظ دون ما يدل عليه.',
  erasedAgain: 'عملاء مُحيت بياناتهم بعد هذه النسخة فمُحيت منها مجددًا: {n}',
  erasedBefore: 'سبق أن مُحيت بيانات هذا العميل.',
  eraseNothing: 'لا يوجد سجل مربوط بهذا العميل.',
  eraseHow: 'لم يُمحَ شيء. للمحو: {usage}',
  fileGoes: 'سيُحذف هذا الملف: {path}',
  fileGone: 'حُذف هذا الملف: {path}',
  fileLeft: 'ما زال هذا الملف يحوي العميل، فأخرجه منه بنفسك: {path}',
};
