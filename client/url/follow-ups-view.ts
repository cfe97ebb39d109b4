import { useLocation } from 'wouter';
import type { FollowUpState } from '#server/domain/follow-ups/state.ts';
import { member, pairsOf } from './parse-view.ts';
import { encoded } from './print-view.ts';
import { useSearch } from './use-search.ts';

export const FOLLOW_UPS_PATH = '/follow-ups';
/** In the order in which a follow-up goes through them. */
export const FOLLOW_UP_STEPS = [
  'open',
  'contacted',
  'closed',
] as const satisfies readonly FollowUpState[];
const OWNERS = ['me', 'nobody'] as const;

/** Which follow-ups a reader wants to see; null = any. */
export type FollowUpsView = {
  readonly state: FollowUpState | null;
  readonly department: string | null;
  readonly owner: (typeof OWNERS)[number] | null;
  readonly late: 'yes' | null;
};

const EVERYTHING: FollowUpsView = { state: null, department: null, owner: null, late: null };

/** The page of one follow-up. */
export function followUpHref(id: number): string {
  return `${FOLLOW_UPS_PATH}/${id}`;
}

/** Customers who still wait though their contact was promised by now; `department` null = of any. */
export function waitingHref(department: string | null): string {
  return followUpsHref({ ...EVERYTHING, state: 'open', department, late: 'yes' });
}

/** The page of follow-ups, narrowed to a view. */
export function followUpsHref(view: FollowUpsView): string {
  const pairs = Object.entries(view).flatMap(([key, value]) =>
    value === null ? [] : [`${key}=${encoded(value)}`],
  );
  return pairs.length === 0 ? FOLLOW_UPS_PATH : `${FOLLOW_UPS_PATH}?${pairs.join('&')}`;
}

function readView(search: string): {
  readonly view: FollowUpsView;
  readonly misread: readonly string[];
} {
  const view: { -readonly [K in keyof FollowUpsView]: FollowUpsView[K] } = { ...EVERYTHING };
  const misread: string[] = [];
  for (const { key, values, text } of pairsOf(search)) {
    const value = values.length === 1 ? (values[0] ?? '') : '';
    const state = member(FOLLOW_UP_STEPS, value);
    const owner = member(OWNERS, value);
    if (key === 'state' && state !== null) view.state = state;
    else if (key === 'owner' && owner !== null) view.owner = owner;
    else if (key === 'department' && value !== '') view.department = value;
    else if (key === 'late' && value === 'yes') view.late = 'yes';
    else misread.push(text);
  }
  return { view, misread };
}

/** What the address of the follow-ups says, and how to change it. */
export function useFollowUpsView() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const { view, misread } = readView(search);
  return {
    view,
    misread,
    choose: (change: Partial<FollowUpsView>) => {
      navigate(followUpsHref({ ...view, ...change }));
    },
  };
}
