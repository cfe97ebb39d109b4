/** كلمات عن حال هذا التركيب نفسه. */
export const operationsAr = {
  operations: {
    title: 'التشغيل',
    scope: 'حال هذا التركيب',
    backup: 'النسخ الاحتياطية',
    lastBackup:
      '{count, plural, zero {آخر نسخة أُنشئت وفُتحت وفُحصت {time}: {file}، بلا سجلات.} one {آخر نسخة أُنشئت وفُتحت وفُحصت {time}: {file}، وفيها سجل واحد.} two {آخر نسخة أُنشئت وفُتحت وفُحصت {time}: {file}، وفيها سجلان.} few {آخر نسخة أُنشئت وفُتحت وفُحصت {time}: {file}، وفيها # سجلات.} many {آخر نسخة أُنشئت وفُتحت وفُحصت {time}: {file}، وفيها # سجلًا.} other {آخر نسخة أُنشئت وفُتحت وفُحصت {time}: {file}، وفيها # سجل.}}',
    neverBackedUp: 'لم تُنشأ نسخة احتياطية بعد.',
    backupFailed: 'تعذّرت آخر محاولة {time}: {message}',
    schedule:
      '{count, plural, zero {كل يوم في الساعة {hour} إلى {folder}، ولا يُحتفظ بشيء.} one {كل يوم في الساعة {hour} إلى {folder}، ويُحتفظ بنسخة واحدة.} two {كل يوم في الساعة {hour} إلى {folder}، ويُحتفظ بنسختين.} few {كل يوم في الساعة {hour} إلى {folder}، ويُحتفظ بـ# نسخ.} many {كل يوم في الساعة {hour} إلى {folder}، ويُحتفظ بـ# نسخة.} other {كل يوم في الساعة {hour} إلى {folder}، ويُحتفظ بـ# نسخة.}}',
    noSchedule: 'لا تُنشأ النسخ تلقائيًا. يضبط مشغّل الخادم المتغيّر {variable}.',
    state: 'الحال',
    disk: 'المساحة على القرص',
    diskSaid: '{free} متاحة من {total}',
    unknown: 'غير معروف',
    delivery: 'الرسائل',
    deliverySaid: 'تنتظر {waiting}، وتُرك إرسال {givenUp}',
    check: 'آخر فحص لكل العدّادات',
    checkSaid:
      '{count, plural, zero {{time}: عدد السجلات {records}، بلا فروق} one {{time}: عدد السجلات {records}، وفرق واحد} two {{time}: عدد السجلات {records}، وفرقان} few {{time}: عدد السجلات {records}، و# فروق} many {{time}: عدد السجلات {records}، و# فرقًا} other {{time}: عدد السجلات {records}، و# فرق}}',
    neverChecked: 'لم يُجرَ فحص بعد.',
    versions: 'الإصدارات',
    jobs: 'ما يعمل تلقائيًا',
    job: {
      schedule: 'عمل كل ساعة',
      demonstration: 'تحديث البيانات التجريبية',
      'clearing away': 'إزالة القديم',
      'weekly mail': 'بريد الأسبوع',
      detection: 'البحث عن التنبيهات',
      delivery: 'إرسال الرسائل',
      backup: 'النسخ الاحتياطية',
    },
    noJobs: 'لم يعمل شيء بعد.',
    jobDone: 'اكتمل {time}',
    jobBegan: 'بدأ {time}',
    jobFailed: 'تعذّر {time}: {message}',
    leaseHeld: 'محجوز حتى {time} على الأقل',
    leaseFree: 'لا يحجزه أحد',
  },
};
