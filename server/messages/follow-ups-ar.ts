import type { FollowUpDeedKind, FollowUpState } from '../domain/follow-ups/state.ts';

/** ما تُسمّى به متابعة العميل في كل حالة. */
export const FOLLOW_UP_STATE_WORDS: Readonly<Record<FollowUpState, string>> = {
  open: 'بانتظار التواصل',
  contacted: 'جرى التواصل',
  closed: 'مغلقة',
};

/** ما يفعله كل إجراء. */
export const FOLLOW_UP_DEED_WORDS: Readonly<Record<FollowUpDeedKind, string>> = {
  give: 'إسنادها إلى أحد',
  hand_over: 'إحالتها إلى إدارة أخرى',
  note: 'كتابة ملاحظة',
  tried: 'تسجيل محاولة تواصل',
  accepted: 'تسجيل قبول العميل',
  not_accepted: 'تسجيل عدم قبول العميل',
  unreachable: 'تسجيل تعذّر الوصول إلى العميل',
  held: 'تسجيل أن الحل ثبت',
  not_held: 'تسجيل أن الحل لم يثبت',
  unknown: 'تسجيل تعذّر معرفة ثبات الحل',
  reopen: 'إعادة فتحها',
};
