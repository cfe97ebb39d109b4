import type { Severity } from '#server/domain/alerts/signal.ts';
import type { Phase } from '#server/domain/loops/loop.ts';
import { DAY } from './calendar.ts';

/** One thing that was done for a loop, so many days after it was begun. People are named by their role. */
export type DemoLoopStep = { readonly day: number } & (
  | { readonly kind: 'understand'; readonly rootCause: string }
  | { readonly kind: 'decide'; readonly decision: string }
  | {
      readonly kind: 'action';
      readonly phase: Phase;
      readonly title: string;
      readonly dueAfter: number;
      readonly isDone: boolean;
    }
  /** `keeps`: the part of the theme's cases that come all the same from that day on; 1 = the change changes nothing. */
  | { readonly kind: 'change'; readonly keeps: number }
  | { readonly kind: 'tell'; readonly message: string; readonly reached: number }
  | { readonly kind: 'verify' }
  | { readonly kind: 'answer'; readonly department: string; readonly text: string }
  | { readonly kind: 'obstacle'; readonly text: string; readonly decideAfter: number }
  | { readonly kind: 'park'; readonly reason: string; readonly days: number }
);

/** A loop of the demonstration's company, begun so many days before the creation; texts are as people there wrote them, in either language. */
export type DemoLoop = {
  readonly title: string;
  readonly theme: string;
  readonly department: string;
  readonly severity: Severity;
  readonly daysBefore: number;
  readonly asked: readonly string[];
  readonly stake: { readonly worth: number; readonly lost: number } | null;
  readonly steps: readonly DemoLoopStep[];
};

export const DEMO_LOOPS: readonly DemoLoop[] = [
  {
    title: 'Bills that customers do not understand',
    theme: 'bill_unclear',
    department: 'billing',
    severity: 'serious',
    daysBefore: 170,
    asked: ['branches'],
    stake: { worth: 90_000, lost: 0.04 },
    steps: [
      { kind: 'answer', day: 1, department: 'branches', text: 'نطبع شرح الفاتورة عند الطلب' },
      {
        kind: 'understand',
        day: 4,
        rootCause: 'Adjustments of earlier months stand on the bill without a word.',
      },
      { kind: 'decide', day: 9, decision: 'Each adjustment gets one line that says why.' },
      {
        kind: 'action',
        day: 9,
        phase: 'plan',
        title: 'Change the layout of the bill',
        dueAfter: 40,
        isDone: true,
      },
      {
        kind: 'action',
        day: 10,
        phase: 'train',
        title: 'شرح التغيير لموظفي خدمة العملاء',
        dueAfter: 35,
        isDone: true,
      },
      { kind: 'change', day: 42, keeps: 0.55 },
      {
        kind: 'tell',
        day: 46,
        message: 'Your bill now says why an amount was adjusted.',
        reached: 180,
      },
      { kind: 'verify', day: 114 },
    ],
  },
  {
    title: 'تأخر توصيل الطلبات',
    theme: 'late_delivery',
    department: 'delivery',
    severity: 'serious',
    daysBefore: 40,
    asked: ['branches'],
    stake: { worth: 60_000, lost: 0.06 },
    steps: [
      {
        kind: 'understand',
        day: 3,
        rootCause: 'لا يعرف المستودع مواعيد الشاحنات إلا صباح اليوم نفسه.',
      },
      {
        kind: 'answer',
        day: 3,
        department: 'branches',
        text: 'Customers come to us to ask; we can call the depot but see no plan.',
      },
      { kind: 'decide', day: 6, decision: 'نشر خطة التوصيل قبل يوم للمستودع والفروع.' },
      {
        kind: 'action',
        day: 6,
        phase: 'assess',
        title: 'قياس الفرق بين الخطة والتنفيذ في أسبوعين',
        dueAfter: 24,
        isDone: true,
      },
      {
        kind: 'action',
        day: 7,
        phase: 'plan',
        title: 'Show tomorrow’s plan in the depot and the branches',
        dueAfter: 60,
        isDone: false,
      },
      {
        kind: 'obstacle',
        day: 20,
        text: 'The courier’s contract does not oblige them to send a plan.',
        decideAfter: 55,
      },
    ],
  },
  {
    title: 'Waiting in the branches at noon',
    theme: 'branch_waiting',
    department: 'branches',
    severity: 'watch',
    daysBefore: 66,
    asked: [],
    stake: null,
    steps: [
      { kind: 'understand', day: 5, rootCause: 'Half of the counters are closed from 12 to 1.' },
      { kind: 'decide', day: 8, decision: 'Breaks are taken in two turns.' },
      {
        kind: 'action',
        day: 8,
        phase: 'plan',
        title: 'New roster for six branches',
        dueAfter: 25,
        isDone: true,
      },
      { kind: 'change', day: 35, keeps: 1 },
      { kind: 'tell', day: 37, message: 'المزيد من الشبابيك مفتوح وقت الظهيرة.', reached: 95 },
    ],
  },
  {
    title: 'Card refused abroad',
    theme: 'card_declined_abroad',
    department: 'cards',
    severity: 'grave',
    daysBefore: 12,
    asked: ['digital'],
    stake: { worth: 150_000, lost: 0.08 },
    steps: [],
  },
  {
    title: 'استفسارات عن رسوم قديمة',
    theme: 'refund_not_received',
    department: 'billing',
    severity: 'watch',
    daysBefore: 55,
    asked: [],
    stake: null,
    steps: [{ kind: 'park', day: 5, reason: 'ننتظر النظام الجديد للاستردادات.', days: 120 }],
  },
];

/** A theme that a loop's change made rarer for good: `keeps` is the part of its cases that still come from `from` on (UTC ms). */
export type Mended = { readonly theme: string; readonly from: number; readonly keeps: number };

/** What the loops of a demonstration that was created at `createdMs` changed for the customers. */
export function mendedBy(createdMs: number): Mended[] {
  return DEMO_LOOPS.flatMap(({ theme, daysBefore, steps }) =>
    steps.flatMap((step) => {
      if (step.kind !== 'change' || step.keeps === 1) return [];
      const from = createdMs + (step.day - daysBefore) * DAY;
      return [{ theme, from, keeps: step.keeps }];
    }),
  );
}
