import type { Frequency } from '#server/domain/reports/report.ts';

/** What somebody of the demonstration's company reported, so many days before its creation; `answer` came a day later. */
export type DemoReport = {
  readonly daysBefore: number;
  readonly text: string;
  readonly language: 'en' | 'ar';
  readonly department: string | null;
  readonly theme: string | null;
  readonly frequency: Frequency;
  readonly answer: string | null;
};

/** The oldest first, as people there wrote them, in either language. */
export const DEMO_REPORTS: readonly DemoReport[] = [
  {
    daysBefore: 110,
    text: 'Customers still ask what the adjustment on their bill is for.',
    language: 'en',
    department: 'billing',
    theme: 'bill_unclear',
    frequency: 'weekly',
    answer: null,
  },
  {
    daysBefore: 104,
    text: 'تسأل عميلات كثيرات عن موعد فتح الفرع يوم السبت، ولا جواب على الموقع.',
    language: 'ar',
    department: 'digital',
    theme: null,
    frequency: 'daily',
    answer: 'أُضيفت مواعيد السبت إلى صفحة الفروع.',
  },
  {
    daysBefore: 97,
    text: 'The printer for contracts jams every morning.',
    language: 'en',
    department: 'branches',
    theme: null,
    frequency: 'daily',
    answer: 'A new printer came on Tuesday. Tell us if it jams as well.',
  },
  {
    daysBefore: 90,
    text: 'فواتير وصلت مرتين إلى العنوان نفسه.',
    language: 'ar',
    department: 'billing',
    theme: 'bill_unclear',
    frequency: 'once',
    answer: null,
  },
  {
    daysBefore: 83,
    text: 'Two customers wanted their old card number back after a renewal.',
    language: 'en',
    department: 'cards',
    theme: null,
    frequency: 'once',
    answer: 'A renewed card always gets a new number: the old one may have been seen by others.',
  },
  {
    daysBefore: 76,
    text: 'The app shows the balance of yesterday until noon.',
    language: 'en',
    department: 'digital',
    theme: null,
    frequency: 'daily',
    answer: 'This was a fault of one day and is mended.',
  },
  {
    daysBefore: 70,
    text: 'العملاء يطلبون شرح الفاتورة بالعربية.',
    language: 'ar',
    department: 'billing',
    theme: 'bill_unclear',
    frequency: 'weekly',
    answer: null,
  },
  {
    daysBefore: 64,
    text: 'Nobody knows which form is for a change of address.',
    language: 'en',
    department: 'branches',
    theme: null,
    frequency: 'weekly',
    answer: 'There is one form for all changes now; the others were taken away.',
  },
  {
    daysBefore: 58,
    text: 'The queue ticket does not say which counter comes next.',
    language: 'en',
    department: 'branches',
    theme: null,
    frequency: 'always',
    answer: 'The screens above the counters will say it from next month on.',
  },
  {
    daysBefore: 48,
    text: 'عملاء ينتظرون استرداد مبالغهم منذ شهر ولا نعرف ماذا نقول لهم.',
    language: 'ar',
    department: 'billing',
    theme: 'refund_not_received',
    frequency: 'daily',
    answer: null,
  },
  {
    daysBefore: 47,
    text: 'A customer was sent from counter to counter three times.',
    language: 'en',
    department: 'branches',
    theme: null,
    frequency: 'once',
    answer: 'We have spoken with the three counters. Thank you for telling us.',
  },
  {
    daysBefore: 20,
    text: 'At noon people wait for half an hour; some leave.',
    language: 'en',
    department: 'branches',
    theme: 'branch_waiting',
    frequency: 'daily',
    answer: null,
  },
  {
    daysBefore: 9,
    text: 'يتصل بنا العملاء لأن طلباتهم تأخرت، ولا نرى أين هي.',
    language: 'ar',
    department: 'delivery',
    theme: 'late_delivery',
    frequency: 'daily',
    answer: null,
  },
  {
    daysBefore: 6,
    text: 'الرسالة النصية تطلب من العميل رابطًا لا يُفتح.',
    language: 'ar',
    department: 'digital',
    theme: null,
    frequency: 'always',
    answer: null,
  },
  {
    daysBefore: 0.4,
    text: 'The new tariff sheet shows other prices than the screen.',
    language: 'en',
    department: 'billing',
    theme: null,
    frequency: 'weekly',
    answer: null,
  },
];
