import type { SentencesByKey } from '../sentences.ts';

export const FIELD_SERVICE_SENTENCES: SentencesByKey = {
  visit_missed: {
    en: [
      'The technician did not come and nobody told me.',
      'The visit was moved {times}.',
      'I waited from eight until evening.',
      'He came outside the agreed time and left at once.',
      'The visit was closed as done. Nobody was here.',
      'I have no internet for {days} days and no date for a visit.',
      'The technician came without the part.',
      'They called from the wrong city.',
    ],
    ar: [
      'لم يحضر الفني ولم يخبرني أحد.',
      'تأجلت الزيارة {times}.',
      'انتظرت من الثامنة صباحًا حتى المساء.',
      'حضر في غير الموعد وغادر فورًا.',
      'أُغلقت الزيارة على أنها تمت ولم يحضر أحد.',
      'بلا إنترنت منذ {days} أيام ولا موعد للزيارة.',
      'حضر الفني دون القطعة المطلوبة.',
      'اتصل بي فني من مدينة أخرى.',
    ],
  },
  repeat_fault: {
    en: [
      'The same fault came back after {days} days.',
      'The connection drops every evening, even after the visit.',
      'It was repaired {times} and it is still broken.',
      'The new router has the same problem as the old one.',
      'It works while the technician is here, then it stops.',
      'The cable outside was never fixed.',
      'The speed is a tenth of what I pay for.',
      'Each visit finds another reason.',
    ],
    ar: [
      'عاد العطل نفسه بعد {days} أيام.',
      'ينقطع الاتصال كل مساء حتى بعد الزيارة.',
      'أُصلح {times} وما زال معطلًا.',
      'الجهاز الجديد فيه مشكلة الجهاز القديم نفسها.',
      'يعمل في وجود الفني ثم يتوقف.',
      'لم يُصلح الكيبل الخارجي أبدًا.',
      'السرعة عُشر ما أدفع مقابله.',
      'في كل زيارة سبب مختلف.',
    ],
  },
};
