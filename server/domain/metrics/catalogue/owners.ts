import type { Bilingual } from '../definition.ts';

/** Who answers for a metric's definition. */
export const OWNERS = {
  operations: { en: 'Service operations', ar: 'عمليات الخدمة' },
  digital: { en: 'Digital channels', ar: 'القنوات الرقمية' },
  contactCentre: { en: 'Contact centre', ar: 'مركز الاتصال' },
  dataQuality: { en: 'Data quality', ar: 'جودة البيانات' },
  experience: { en: 'Customer experience', ar: 'تجربة العملاء' },
} as const satisfies Record<string, Bilingual>;
