import type { ChannelKind, Dimension } from '#server/domain/dimensions.ts';

/**
 * One value of a dimension: the key is the word the records carry. `parent` is the department or theme it
 * is a part of (themes: one of the taxonomy that ships), `channelKind` is given for channels only.
 */
export type DemoValue = {
  readonly key: string;
  readonly en: string;
  readonly ar: string;
  readonly parent?: string;
  readonly channelKind?: ChannelKind;
};

const departments: readonly DemoValue[] = [
  { key: 'billing', en: 'Billing', ar: 'الفوترة' },
  { key: 'refunds', en: 'Refunds', ar: 'الاستردادات', parent: 'billing' },
  { key: 'branches', en: 'Branches', ar: 'الفروع' },
  { key: 'cards', en: 'Cards', ar: 'البطاقات' },
  { key: 'delivery', en: 'Delivery', ar: 'التوصيل' },
  { key: 'digital', en: 'Digital', ar: 'القنوات الرقمية' },
  { key: 'field_service', en: 'Field service', ar: 'الخدمة الميدانية' },
];

const branches: readonly DemoValue[] = [
  { key: 'riyadh_olaya', en: 'Riyadh Olaya', ar: 'الرياض – العليا' },
  { key: 'riyadh_malaz', en: 'Riyadh Malaz', ar: 'الرياض – الملز' },
  { key: 'jeddah_rawdah', en: 'Jeddah Rawdah', ar: 'جدة – الروضة' },
  { key: 'makkah_aziziyah', en: 'Makkah Aziziyah', ar: 'مكة – العزيزية' },
  { key: 'madinah_quba', en: 'Madinah Quba', ar: 'المدينة – قباء' },
  { key: 'dammam_corniche', en: 'Dammam Corniche', ar: 'الدمام – الكورنيش' },
  { key: 'khobar_north', en: 'Khobar North', ar: 'الخبر – الشمالية' },
  { key: 'buraydah_centre', en: 'Buraydah Centre', ar: 'بريدة – الوسط' },
  { key: 'abha_centre', en: 'Abha Centre', ar: 'أبها – الوسط' },
];

const channels: readonly DemoValue[] = [
  { key: 'phone', en: 'Phone', ar: 'الهاتف', channelKind: 'assisted' },
  { key: 'chat', en: 'Chat with a person', ar: 'محادثة مع موظف', channelKind: 'assisted' },
  { key: 'counter', en: 'Branch counter', ar: 'شباك الفرع', channelKind: 'assisted' },
  { key: 'email', en: 'E-mail', ar: 'البريد الإلكتروني', channelKind: 'assisted' },
  { key: 'assistant', en: 'Assistant', ar: 'المساعد الآلي', channelKind: 'automated' },
  { key: 'ivr', en: 'Phone menu', ar: 'القائمة الصوتية', channelKind: 'automated' },
  { key: 'app', en: 'App', ar: 'التطبيق', channelKind: 'self_service' },
  { key: 'web', en: 'Website', ar: 'الموقع', channelKind: 'self_service' },
  { key: 'social', en: 'Social media', ar: 'وسائل التواصل', channelKind: 'public' },
];

const stages: readonly DemoValue[] = [
  { key: 'receive', en: 'Receiving', ar: 'الاستلام' },
  { key: 'use', en: 'Using', ar: 'الاستخدام' },
  { key: 'pay', en: 'Paying', ar: 'الدفع' },
  { key: 'get_help', en: 'Getting help', ar: 'طلب المساعدة' },
];

const touchpoints: readonly DemoValue[] = [
  { key: 'bill', en: 'Bill', ar: 'الفاتورة' },
  { key: 'refund', en: 'Refund', ar: 'رد المبلغ' },
  { key: 'branch_visit', en: 'Branch visit', ar: 'زيارة الفرع' },
  { key: 'card_payment', en: 'Card payment', ar: 'الدفع بالبطاقة' },
  { key: 'courier', en: 'Courier', ar: 'المندوب' },
  { key: 'app_screen', en: 'App screen', ar: 'شاشة التطبيق' },
  { key: 'conversation', en: 'Conversation', ar: 'المحادثة' },
  { key: 'home_visit', en: 'Home visit', ar: 'الزيارة المنزلية' },
];

const segments: readonly DemoValue[] = [
  { key: 'personal', en: 'Personal', ar: 'الأفراد' },
  { key: 'premium', en: 'Premium', ar: 'المميزون' },
  { key: 'small_business', en: 'Small business', ar: 'المنشآت الصغيرة' },
  { key: 'enterprise', en: 'Enterprise', ar: 'الشركات' },
];

const regions: readonly DemoValue[] = [
  { key: 'riyadh', en: 'Riyadh', ar: 'الرياض' },
  { key: 'makkah', en: 'Makkah', ar: 'مكة المكرمة' },
  { key: 'madinah', en: 'Madinah', ar: 'المدينة المنورة' },
  { key: 'eastern', en: 'Eastern Province', ar: 'المنطقة الشرقية' },
  { key: 'qassim', en: 'Qassim', ar: 'القصيم' },
  { key: 'asir', en: 'Asir', ar: 'عسير' },
];

const products: readonly DemoValue[] = [
  { key: 'mobile_plan', en: 'Mobile plan', ar: 'باقة الجوال' },
  { key: 'home_internet', en: 'Home internet', ar: 'الإنترنت المنزلي' },
  { key: 'payment_card', en: 'Payment card', ar: 'بطاقة الدفع' },
  { key: 'device_order', en: 'Device order', ar: 'طلب جهاز' },
  { key: 'business_line', en: 'Business line', ar: 'خط الأعمال' },
];

const themes: readonly DemoValue[] = [
  { key: 'charged_twice', en: 'Charged twice', ar: 'خُصم المبلغ مرتين', parent: 'charges' },
  { key: 'bill_unclear', en: 'Bill not understood', ar: 'فاتورة غير واضحة', parent: 'charges' },
  {
    key: 'refund_not_received',
    en: 'Refund not received',
    ar: 'لم يصل المبلغ المسترد',
    parent: 'refund',
  },
  { key: 'branch_waiting', en: 'Waiting in the branch', ar: 'الانتظار في الفرع', parent: 'waiting' },
  { key: 'counter_service', en: 'Service at the counter', ar: 'خدمة الشباك', parent: 'staff' },
  {
    key: 'card_declined_abroad',
    en: 'Card declined abroad',
    ar: 'رفض البطاقة في الخارج',
    parent: 'offer',
  },
  { key: 'card_not_arrived', en: 'Card has not arrived', ar: 'لم تصل البطاقة', parent: 'delivery' },
  { key: 'late_delivery', en: 'Late delivery', ar: 'تأخر التوصيل', parent: 'delivery' },
  {
    key: 'parcel_damaged',
    en: 'Damaged or wrong parcel',
    ar: 'شحنة تالفة أو خاطئة',
    parent: 'delivery',
  },
  { key: 'login_fails', en: 'Cannot sign in', ar: 'تعذّر تسجيل الدخول', parent: 'digital' },
  { key: 'app_slow', en: 'App slow or frozen', ar: 'بطء التطبيق أو توقفه', parent: 'digital' },
  {
    key: 'cannot_reach_person',
    en: 'Cannot reach a person',
    ar: 'تعذّر الوصول إلى موظف',
    parent: 'no_answer',
  },
  { key: 'visit_missed', en: 'Technician did not come', ar: 'لم يحضر الفني', parent: 'waiting' },
  { key: 'repeat_fault', en: 'Fault came back', ar: 'عودة العطل', parent: 'quality' },
];

/** Every dimension value the demonstration's records carry, named in both languages. */
export const DEMO_DIMENSIONS: Readonly<Record<Dimension, readonly DemoValue[]>> = {
  department: departments,
  branch: branches,
  channel: channels,
  stage: stages,
  touchpoint: touchpoints,
  segment: segments,
  region: regions,
  product: products,
  theme: themes,
};
