import type { Dimension } from '../domain/dimensions.ts';

/** اسم كل بُعد داخل الجملة. */
export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  department: 'الإدارة',
  branch: 'الفرع',
  channel: 'القناة',
  stage: 'مرحلة الرحلة',
  touchpoint: 'نقطة التواصل',
  segment: 'الشريحة',
  region: 'المنطقة',
  product: 'المنتج',
  theme: 'الموضوع',
};
