/** What can be chosen: for ever, some years, or a number of days. */
export const KEPT_CHOICES = ['ever', 'y1', 'y2', 'y3', 'y5', 'y7', 'days'] as const;
export type Kept = (typeof KEPT_CHOICES)[number];
type Years = Exclude<Kept, 'ever' | 'days'>;

/** Days that the server takes (`server/domain/retention/kept-days.ts`). */
export const LEAST_DAYS = 90;
export const MOST_DAYS = 36_500;

/** Years have leap days: three of them are 1,096 days at most, and nobody is to lose a day. */
const DAYS: Readonly<Record<Years, number>> = { y1: 366, y2: 731, y3: 1096, y5: 1827, y7: 2557 };

export function yearsOf(choice: Years): number {
  return Number(choice.slice(1));
}

/** The choice that stands for a number of days; null = for ever. */
export function keptOf(days: number | null): Kept {
  if (days === null) return 'ever';
  return (
    KEPT_CHOICES.find((one) => one !== 'ever' && one !== 'days' && DAYS[one] === days) ?? 'days'
  );
}

/** Days of a choice; null = for ever, `wrong` = what is written is no number of days that can be. */
export function daysOf(kept: Kept, written: string): number | null | 'wrong' {
  if (kept === 'ever') return null;
  if (kept !== 'days') return DAYS[kept];
  const days = Number(written);
  const isRight = /^\d{2,5}$/.test(written) && days >= LEAST_DAYS && days <= MOST_DAYS;
  return isRight ? days : 'wrong';
}
