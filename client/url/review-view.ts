import { useLocation } from 'wouter';
import { isDay } from '../format/day.ts';
import { pairsOf } from './parse-view.ts';
import { useSearch } from './use-search.ts';

export const REVIEW_PATH = '/review';

/** Which week's review, and how far it is. */
export type ReviewView = {
  /** A day of the week; null = the one that is now. */
  readonly week: string | null;
  /** Which of the things it walks through, from 1; one more than there are = the end. */
  readonly at: number;
};

/** The review of a week, from a place on. */
export function reviewHref({ week = null, at = 1 }: Partial<ReviewView>): string {
  const pairs = [...(week === null ? [] : [`week=${week}`]), ...(at === 1 ? [] : [`at=${at}`])];
  return pairs.length === 0 ? REVIEW_PATH : `${REVIEW_PATH}?${pairs.join('&')}`;
}

function readReviewView(search: string): { view: ReviewView; misread: readonly string[] } {
  const view: { -readonly [K in keyof ReviewView]: ReviewView[K] } = { week: null, at: 1 };
  const misread: string[] = [];
  for (const { key, values, text } of pairsOf(search)) {
    const value = values.length === 1 ? (values[0] ?? '') : '';
    if (key === 'week' && isDay(value)) view.week = value;
    else if (key === 'at' && /^[1-9]\d{0,3}$/u.test(value)) view.at = Number(value);
    else misread.push(text);
  }
  return { view, misread };
}

/** What the address of the review says, and how to go on. */
export function useReviewView() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const { view, misread } = readReviewView(search);
  return {
    view,
    misread,
    goTo: (at: number) => {
      navigate(reviewHref({ ...view, at }), { replace: true });
    },
  };
}
