import type { Gate } from '../domain/loops/gates.ts';
import type { AskedState } from '../domain/loops/loop.ts';
import type { LoopMove, LoopState } from '../domain/loops/state.ts';

/** What a loop that stands in a state is called. */
export const LOOP_STATE_WORDS: Readonly<Record<LoopState, string>> = {
  heard: 'مسموعة',
  understood: 'مفهومة السبب',
  decided: 'صدر فيها قرار',
  changed: 'نُفّذ فيها التغيير',
  told: 'أُبلغ بها العملاء',
  verified: 'متحقَّق من أثرها',
  parked: 'مؤجلة',
  rejected: 'مرفوضة',
};

/** What a move does. */
export const LOOP_MOVE_WORDS: Readonly<Record<LoopMove, string>> = {
  understand: 'إثبات فهم السبب',
  decide: 'تسجيل القرار',
  change: 'إثبات تنفيذ التغيير',
  tell: 'إثبات إبلاغ العملاء',
  verify: 'إغلاقها بعد التحقق من الأثر',
  back: 'الرجوع خطوة',
  park: 'تأجيلها',
  resume: 'استئنافها',
  reject: 'رفضها',
  reopen: 'إعادة فتحها',
};

/** What a move still lacks. */
export const LOOP_GATE_WORDS: Readonly<Record<Gate, string>> = {
  evidence_missing: 'سجل واحد على الأقل يستند إليه',
  root_cause_missing: 'السبب الجذري',
  decision_missing: 'نص القرار',
  decider_missing: 'اسم من اتخذ القرار',
  action_missing: 'إجراء واحد منجز على الأقل',
  actions_open: 'إنهاء كل إجراء مفتوح (إنجازًا أو إسقاطًا)',
  changed_on_missing: 'اليوم الذي يسري منه التغيير',
  message_missing: 'ما أُبلغ به العملاء',
  reached_missing: 'عدد العملاء الذين وصلهم البلاغ',
  effect_too_early: 'أسابيع أخرى بعد التغيير، فما زال الوقت مبكرًا لقراءة الأثر',
  effect_no_effect: 'تحسّن ظاهر، ولم يظهر حتى الآن، فارجع خطوة أو ارفضها',
  effect_regressed: 'تحسّن لا تراجع، وقد ساءت الحال، فارجع خطوة',
};

/** How a department stands that was asked. */
export const ASKED_WORDS: Readonly<Record<AskedState, string>> = {
  asked: 'بانتظار الإقرار',
  acknowledged: 'أقرّت بالاستلام',
  answered: 'أجابت',
  handed_over: 'أحالت إلى غيرها',
};

/** What a department may do. */
export const ASKED_MOVE_WORDS: Readonly<Record<string, string>> = {
  acknowledge: 'الإقرار بالاستلام',
  answer: 'الإجابة',
  hand_over: 'الإحالة',
};
