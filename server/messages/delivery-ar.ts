import type { DeliveryWords } from './delivery.ts';
import type { Words } from './words.ts';

const measured = (w: Words): string => (w.has('metric') ? w.text('metric') : 'أحد المؤشرات');

/** The words of messages in Arabic. */
export const deliveryAr: DeliveryWords = {
  severity: { watch: 'للمتابعة', serious: 'مهم', grave: 'خطير' },
  step: {
    opened: 'تنبيه جديد',
    rose: 'ازدادت خطورته',
    reopened: 'فُتح من جديد',
    climbed: 'لم يتولَّه أحد بعد',
    promise_missed: 'انقضى الموعد الذي وُعد به',
    woke: 'كان مؤجَّلًا إلى الآن',
    ended: 'عاد إلى المعتاد',
    resolved: 'عولج',
  },
  what: {
    grave: () => 'عميل يحتاج إليكم الآن',
    level: (w) => `تجاوز الحدّ: ${measured(w)}`,
    change: (w) => `تغيّر عن الفترة السابقة: ${measured(w)}`,
    gap: (w) => `دون المستهدف: ${measured(w)}`,
    range: (w) => `خارج النطاق المتوقَّع: ${measured(w)}`,
    burst: () => 'بلاغات أكثر بكثير من المعتاد',
    silence: () => 'توقف أحد المصادر عن الإرسال',
    overdue: () => 'حلقة متابعة متأخرة',
    other: (w) => `يستحق النظر: ${measured(w)}`,
  },
  everywhere: 'المنظمة كلها',
  between: (w) => `من ${w.text('low')} إلى ${w.text('high')}`,
  labels: {
    where: 'الموضع',
    value: 'القيمة',
    usual: 'المتوقَّع',
    n: 'عدد ما بُنيت عليه',
    at: 'الوقت',
    severity: 'درجة الخطورة',
    silentFor: 'مدة الانقطاع',
    usualGap: 'أطول انقطاع معتاد',
  },
  open: 'افتح التنبيه',
  digest: (w) =>
    w.counted('count', {
      zero: 'لا رسائل مجمَّعة',
      one: 'رسالة واحدة مجمَّعة',
      two: 'رسالتان مجمَّعتان',
      few: '# رسائل مجمَّعة',
      many: '# رسالة مجمَّعة',
      other: '# رسالة مجمَّعة',
    }),
  digestLead:
    'وردت هذه التنبيهات بعد أن بلغت رسائلكم حدّها في الساعة أو اليوم، أو كانت تظهر وتختفي. القائمة كاملة لم يُترك منها شيء.',
  receiverFailed: (w) => `لم تعد التنبيهات تصل إلى ${w.quoted('receiver')}`,
  receiverLead: (w) =>
    `تعذّر تسليم التنبيهات إلى المستقبِل ${w.quoted('receiver')}. ${w.text('outcome')} راجعه في الإعدادات ثم أرسل رسالة تجريبية.`,
  test: 'رسالة تجريبية من بصيرة',
  testLead: 'طلب أحدهم هذه الرسالة التجريبية، وستصل التنبيهات بالطريقة نفسها.',
  foot: (w) => `أرسلتها بصيرة إلى ${w.text('organisation')}. غيّر ما تُبلَّغ به.`,
  outcome: {
    delivered: 'سُلّمت الرسالة.',
    status_refused:
      'ردّ الطرف الآخر بخطأ. لا تُعدّ الرسالة مستلمة إلا بردّ بين \u2068200\u2069 و\u2068299\u2069.',
    redirected: 'أحال الطرف الآخر الطلب إلى عنوان آخر. لا تُتبع الإحالات، فأدخل العنوان النهائي.',
    gone: 'أفاد الطرف الآخر بأنه لا يريد المزيد (\u2068410\u2069)، فأُوقف المستقبِل.',
    too_slow: 'لم يردّ الطرف الآخر خلال \u206815\u2069 ثانية.',
    name_unknown: 'الاسم الوارد في العنوان غير معروف. تحقق من كتابته.',
    address_refused:
      'يقع العنوان داخل شبكة خاصة. يستطيع مشغّل الخادم السماح به عبر \u2068BASIRA_ALLOW_SUBNETS\u2069.',
    port_refused:
      'لا يُتصل إلا بالمنفذ \u2068443\u2069. يستطيع مشغّل الخادم السماح بغيره عبر \u2068BASIRA_ALLOW_PORTS\u2069.',
    unencrypted_refused:
      'يبدأ العنوان بـ\u2068http\u2069. خارج شبكة الخادم لا يُتصل إلا عبر \u2068https\u2069.',
    connection_refused: 'لا أحد يردّ عند هذا العنوان.',
    connection_lost: 'انقطع الاتصال قبل وصول الردّ.',
    certificate_refused: 'شهادة الطرف الآخر غير صالحة لهذا الاسم.',
    mail_not_set_up: 'لم يُعدّ خادم بريد. يحدده مشغّل الخادم في \u2068BASIRA_SMTP\u2069.',
    mail_sign_in_refused:
      'رفض خادم البريد اسم المستخدم أو كلمة المرور. تحقق من \u2068BASIRA_SMTP\u2069.',
    mail_refused: 'رفض خادم البريد الرسالة أو مستلمها رفضًا نهائيًا.',
    mail_put_off: 'طلب خادم البريد إعادة المحاولة لاحقًا.',
    recipient_gone: 'لم يعد بإمكان هذا الشخص الدخول، أو ليس له عنوان بريد.',
    receiver_off: 'المستقبِل موقوف أو حُذف.',
    no_right: 'لم يعد لهذا الشخص حق الاطلاع على موضوع الرسالة.',
    content_unreadable: 'لم يعد ممكنًا قراءة محتوى الرسالة.',
    cut_off: 'انتهى البرنامج في أثناء المحاولة، وستُرسل من جديد.',
  },
};
