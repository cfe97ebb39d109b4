import type { SentencesByKey } from '../sentences.ts';

export const CARD_SENTENCES: SentencesByKey = {
  card_declined_abroad: {
    en: [
      'My card was declined abroad although there was enough money on it.',
      'I told you about my trip and the card was still blocked.',
      'Declined at the hotel desk, in front of my family.',
      'The card works at home and nowhere else.',
      'I could not pay {amount} riyals at the airport. Card declined.',
      'No message explained why the card was refused.',
      'The payment was declined {times}, then the card was locked.',
      'I was abroad and could not reach anyone to unlock the card.',
      'Online shops outside the country refuse my card.',
    ],
    ar: [
      'رُفضت بطاقتي في الخارج مع أن الرصيد كافٍ.',
      'أبلغتكم بسفري ومع ذلك أُوقفت البطاقة.',
      'رُفضت البطاقة في الفندق أمام عائلتي.',
      'البطاقة تعمل داخل البلد ولا تعمل خارجه.',
      'لم أستطع دفع {amount} ريال في المطار لأن البطاقة رُفضت.',
      'لم تصلني رسالة تشرح سبب الرفض.',
      'رُفضت العملية {times} ثم أُقفلت البطاقة.',
      'كنت مسافرًا ولم أجد من يفتح البطاقة.',
      'المتاجر الإلكترونية خارج البلد ترفض بطاقتي.',
    ],
  },
  card_not_arrived: {
    en: [
      'My new card has not arrived after {days} days.',
      'The card was sent to my old address.',
      'The app says delivered. I have no card.',
      'I need the card for my salary and nobody knows where it is.',
      'The card arrived without its code.',
      'I asked for the renewal a month ago.',
      'The replacement card is late for the second time.',
      'You cancelled the old card before the new one came.',
    ],
    ar: [
      'لم تصل بطاقتي الجديدة بعد {days} أيام.',
      'أُرسلت البطاقة إلى عنواني القديم.',
      'التطبيق يقول إنها سُلّمت، وليس معي بطاقة.',
      'أحتاج البطاقة لاستلام راتبي ولا أحد يعرف مكانها.',
      'وصلت البطاقة دون الرقم السري.',
      'طلبت التجديد منذ شهر.',
      'تأخرت البطاقة البديلة للمرة الثانية.',
      'أوقفتم البطاقة القديمة قبل وصول الجديدة.',
    ],
  },
};
