import type { SentencesByKey } from '../sentences.ts';

/** What satisfied customers write, by department; `any` fits everywhere. */
export const PRAISE_SENTENCES: SentencesByKey = {
  any: {
    en: [
      'Quick and polite, thank you.',
      'Solved on the first call.',
      'Clear answer, no waiting.',
      'Everything went as promised.',
      'Good service, keep it up.',
      'The employee was patient and explained each step.',
      'Easier than I expected.',
    ],
    ar: [
      'سرعة ولطف في التعامل، شكرًا لكم.',
      'حُلّت المشكلة من أول اتصال.',
      'إجابة واضحة ودون انتظار.',
      'تم كل شيء كما وُعدت.',
      'خدمة طيبة، واصلوا.',
      'كان الموظف صبورًا وشرح كل خطوة.',
      'أسهل مما توقعت.',
    ],
  },
  billing: {
    en: [
      'The correction was on my next bill, as they said.',
      'Now I understand every line of my bill.',
    ],
    ar: ['ظهر التصحيح في الفاتورة التالية كما قالوا.', 'صرت أفهم كل بند في فاتورتي.'],
  },
  refunds: {
    en: ['The refund arrived the next day.', 'No forms, no discussion, money back.'],
    ar: ['وصل المبلغ المسترد في اليوم التالي.', 'استرجعت المبلغ دون نماذج ولا نقاش.'],
  },
  branches: {
    en: [
      'The new ticket machine in the branch saved me an hour.',
      'I was in and out of the branch in ten minutes.',
      'Friendly team in the branch.',
    ],
    ar: [
      'جهاز الدور الجديد في الفرع وفّر عليّ ساعة.',
      'أنهيت معاملتي في الفرع خلال عشر دقائق.',
      'فريق الفرع متعاون وبشوش.',
    ],
  },
  cards: {
    en: [
      'My card was unlocked within minutes while I was travelling.',
      'The new card came in two days.',
    ],
    ar: ['فُتحت بطاقتي خلال دقائق وأنا مسافر.', 'وصلت البطاقة الجديدة خلال يومين.'],
  },
  delivery: {
    en: ['The courier called ahead and came on time.', 'Well packed and a day early.'],
    ar: ['اتصل المندوب قبل وصوله وجاء في موعده.', 'تغليف ممتاز ووصلت قبل الموعد بيوم.'],
  },
  digital: {
    en: ['The app does what I need in three taps.', 'I found the answer in the app by myself.'],
    ar: ['أنجز ما أريده في التطبيق بثلاث لمسات.', 'وجدت الجواب في التطبيق بنفسي.'],
  },
  field_service: {
    en: [
      'The technician was on time and left the place clean.',
      'Fixed properly at the first visit.',
    ],
    ar: ['حضر الفني في موعده وترك المكان نظيفًا.', 'أُصلح العطل كما يجب من أول زيارة.'],
  },
};
