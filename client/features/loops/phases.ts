import type { Phase } from '#server/domain/loops/loop.ts';

/** What the actions of a loop belong to, in the order in which they are gone through. */
export const PHASES = ['assess', 'plan', 'train', 'follow_up'] as const satisfies readonly Phase[];
