import { useLocation } from 'wouter';
import type { Severity } from '#server/domain/alerts/signal.ts';
import type { LoopState } from '#server/domain/loops/state.ts';
import { member, pairsOf } from './parse-view.ts';
import { encoded } from './print-view.ts';
import { useSearch } from './use-search.ts';

export const LOOPS_PATH = '/loops';
/** In the order in which a loop goes through them. */
export const LOOP_STEPS = [
  'heard',
  'understood',
  'decided',
  'changed',
  'told',
  'verified',
] as const satisfies readonly LoopState[];
const STATES = [...LOOP_STEPS, 'parked', 'rejected'] as const satisfies readonly LoopState[];
/** What matters most first. */
export const SEVERITIES = ['grave', 'serious', 'watch'] as const satisfies readonly Severity[];
const FORMS = ['board', 'list'] as const;

/** Which loops a reader wants to see and how; null = any. */
export type LoopsView = {
  readonly form: (typeof FORMS)[number];
  readonly state: LoopState | null;
  readonly severity: Severity | null;
  readonly department: string | null;
  readonly theme: string | null;
  readonly late: 'yes' | null;
};

const EVERYTHING: LoopsView = {
  form: 'board',
  state: null,
  severity: null,
  department: null,
  theme: null,
  late: null,
};

/** The page of one loop. */
export function loopHref(id: number): string {
  return `${LOOPS_PATH}/${id}`;
}

/** The loops, narrowed by what is chosen. */
export function loopsHref(view: Partial<LoopsView>): string {
  const { form, ...rest } = { ...EVERYTHING, ...view };
  const pairs = Object.entries({ form: form === 'board' ? null : form, ...rest }).flatMap(
    ([key, value]) => (value === null ? [] : [`${key}=${encoded(value)}`]),
  );
  return pairs.length === 0 ? LOOPS_PATH : `${LOOPS_PATH}?${pairs.join('&')}`;
}

/** Reads the search part of an address, and says what of it was not understood. */
function readLoopsView(search: string): {
  readonly view: LoopsView;
  readonly misread: readonly string[];
} {
  const view: { -readonly [K in keyof LoopsView]: LoopsView[K] } = { ...EVERYTHING };
  const misread: string[] = [];
  for (const { key, values, text } of pairsOf(search)) {
    const value = values.length === 1 ? (values[0] ?? '') : '';
    const form = member(FORMS, value);
    const state = member(STATES, value);
    const severity = member(SEVERITIES, value);
    if (key === 'form' && form !== null) view.form = form;
    else if (key === 'state' && state !== null) view.state = state;
    else if (key === 'severity' && severity !== null) view.severity = severity;
    else if (key === 'department' && value !== '') view.department = value;
    else if (key === 'theme' && value !== '') view.theme = value;
    else if (key === 'late' && value === 'yes') view.late = 'yes';
    else misread.push(text);
  }
  return { view, misread };
}

/** What the address of the loops says, and how to change it. */
export function useLoopsView() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const { view, misread } = readLoopsView(search);
  return {
    view,
    misread,
    choose: (change: Partial<LoopsView>) => {
      navigate(loopsHref({ ...view, ...change }));
    },
  };
}
