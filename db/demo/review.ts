import type { Role } from '#server/domain/access/roles.ts';
import type { ExceptionKind } from '#server/domain/review/exception.ts';

/** What a review of the demonstration's company decided about the first exception of a kind; the day counts from the week after. */
export type DemoPromise = {
  readonly kind: ExceptionKind;
  readonly decision: string;
  readonly owner: Role;
  readonly dueAfter: number;
};

export const DEMO_PROMISES: readonly DemoPromise[] = [
  {
    kind: 'step',
    decision: 'Find the root cause with the card scheme and say it on Sunday.',
    owner: 'head',
    dueAfter: 0,
  },
  {
    kind: 'answer',
    decision: 'يتصل مسؤول تجربة العميل بالإدارة ويحصل على جوابها.',
    owner: 'cx_officer',
    dueAfter: 2,
  },
];
