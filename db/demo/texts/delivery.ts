import type { SentencesByKey } from '../sentences.ts';

export const DELIVERY_SENTENCES: SentencesByKey = {
  late_delivery: {
    en: [
      'My order is {days} days late.',
      'It works, but I never know when the courier comes.',
      'The courier did not come and wrote that I was not at home.',
      'I stayed home all day for nothing.',
      'The tracking page has said "on its way" for {days} days.',
      'The delivery date was moved {times} without asking me.',
      'I need the device for work and it is still in the warehouse.',
      'Nobody can tell me where my order is.',
      'I paid for express delivery and it came after everyone else’s.',
      'The courier wanted me to collect it myself from the other side of town.',
    ],
    ar: [
      'تأخر طلبي {days} أيام.',
      'الخدمة جيدة، لكنني لا أعرف أبدًا متى يصل المندوب.',
      'لم يحضر المندوب وكتب أنني لم أكن في المنزل.',
      'بقيت في المنزل طوال اليوم بلا فائدة.',
      'صفحة التتبع تقول «في الطريق» منذ {days} أيام.',
      'تغيّر موعد التوصيل {times} دون أن يسألني أحد.',
      'أحتاج الجهاز لعملي وما زال في المستودع.',
      'لا أحد يستطيع أن يخبرني أين طلبي.',
      'دفعت رسوم التوصيل السريع ووصل بعد غيره.',
      'طلب المندوب أن أستلم الشحنة بنفسي من طرف المدينة الآخر.',
    ],
  },
  parcel_damaged: {
    en: [
      'The parcel arrived open and the box was crushed.',
      'The screen of the new device was broken on arrival.',
      'Something was missing from the box.',
      'I received another customer’s order.',
      'The courier left the parcel in the sun outside the door.',
      'I sent photos of the damage {days} days ago and heard nothing.',
      'The replacement was damaged as well.',
      'The seal was broken before I received it.',
    ],
    ar: [
      'وصلت الشحنة مفتوحة والعلبة محطمة.',
      'وصل الجهاز الجديد وشاشته مكسورة.',
      'كان في العلبة نقص.',
      'استلمت طلب عميل آخر.',
      'ترك المندوب الشحنة تحت الشمس عند الباب.',
      'أرسلت صور التلف منذ {days} أيام ولم يصلني رد.',
      'وصل البديل تالفًا أيضًا.',
      'كان الختم مكسورًا قبل أن أستلم الشحنة.',
    ],
  },
};
