import type { SentencesByKey } from '../sentences.ts';

export const BRANCH_SENTENCES: SentencesByKey = {
  branch_waiting: {
    en: [
      'I waited more than {hours} hours in the branch.',
      'Only one counter was open and the hall was full.',
      'My ticket number was skipped and nobody noticed.',
      'I had an appointment and still waited for two hours.',
      'There were not enough seats for elderly people while waiting.',
      'I left without being served because of the queue.',
      'The screen did not show any numbers, so nobody knew whose turn it was.',
      'I took time off work for a matter of five minutes.',
      'The branch closed before my turn came.',
    ],
    ar: [
      'انتظرت في الفرع أكثر من {hours} ساعات.',
      'شباك واحد فقط كان يعمل والصالة ممتلئة.',
      'تجاوزوا رقم دوري ولم ينتبه أحد.',
      'كان لدي موعد ومع ذلك انتظرت ساعتين.',
      'المقاعد لا تكفي كبار السن أثناء الانتظار.',
      'غادرت دون خدمة بسبب الطابور.',
      'الشاشة لا تعرض الأرقام، فلا أحد يعرف دوره.',
      'استأذنت من عملي لأمر لا يستغرق خمس دقائق.',
      'أُغلق الفرع قبل أن يحين دوري.',
    ],
  },
  counter_service: {
    en: [
      'The employee at the counter could not answer my question.',
      'I was sent from one counter to another {times}.',
      'They asked for a document that is not on the list.',
      'My request was written down wrongly at the counter.',
      'I was told to come back tomorrow because the system was slow.',
      'The service was cold and hurried.',
      'Two branches gave me two different answers.',
      'I had to explain everything again to the second employee.',
    ],
    ar: [
      'لم يستطع موظف الشباك الإجابة عن سؤالي.',
      'نُقلت من شباك إلى آخر {times}.',
      'طلبوا وثيقة ليست في القائمة.',
      'سُجّل طلبي في الشباك بشكل خاطئ.',
      'طُلب مني العودة غدًا لأن النظام بطيء.',
      'كان التعامل جافًا ومستعجلًا.',
      'حصلت من فرعين على إجابتين مختلفتين.',
      'اضطررت إلى شرح كل شيء من جديد للموظف الثاني.',
    ],
  },
};
