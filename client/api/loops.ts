import type { LoopChangesAnswer } from '#server/contract/loop-changes.ts';
import type { LoopFiguresAnswer } from '#server/contract/loop-figures.ts';
import type {
  LoopAnswer,
  LoopCountsAnswer,
  LoopDepartmentDeed,
  LoopEditInput,
  LoopEffectAnswer,
  LoopInput,
  LoopMoveInput,
  LoopPeople,
  LoopsAnswer,
  SimilarAnswer,
} from '#server/contract/loops.ts';
import type { Severity } from '#server/domain/alerts/signal.ts';
import type { LoopState } from '#server/domain/loops/state.ts';
import type { Ask } from './accounts.ts';
import type { CalendarQuestion } from './events.ts';

/** Which loops; empty lists and null = any. Keys of departments and themes mean those below them, too. */
export type LoopsQuestion = {
  readonly states: readonly LoopState[];
  readonly severity: Severity | null;
  readonly department: string | null;
  readonly theme: string | null;
  readonly isLate: boolean;
};

/** Days `[from, to)` and departments as the API takes them; null = all the reader may read. */
export type FiguresQuestion = {
  readonly from: string;
  readonly to: string;
  readonly departments: string | null;
};

/** What a loop may be like; null = it is not said. */
export type LikeQuestion = {
  readonly title: string;
  readonly theme: string | null;
  readonly department: string | null;
};

/** A new action; see `LoopAnswer`. */
export type NewAction = {
  readonly phase: LoopAnswer['actions'][number]['phase'];
  readonly title: string;
  readonly owner: string | null;
  readonly dueOn: string | null;
};
export type ActionChange = Partial<Pick<NewAction, 'owner' | 'dueOn'>> & {
  readonly state?: LoopAnswer['actions'][number]['state'];
};
export type NewObstacle = {
  readonly text: string;
  readonly department: string | null;
  readonly executive: string;
  readonly decideBy: string;
};
type Pinned = LoopAnswer['records'][number];

function queryOf({ states, severity, department, theme, isLate }: LoopsQuestion) {
  const query = new URLSearchParams();
  if (states.length > 0) query.set('state', states.join(','));
  if (severity !== null) query.set('severity', severity);
  if (department !== null) query.set('department', department);
  if (theme !== null) query.set('theme', theme);
  if (isLate) query.set('overdue', 'yes');
  return query;
}

/** Customer issues, and what is done about them. */
export function createLoopsApi(ask: Ask) {
  const one = (method: 'POST' | 'PATCH', id: number, rest: string, body: unknown) =>
    ask<LoopAnswer>(method, `/api/loops/${id}${rest}`, body);
  const get = <T>(path: string, signal: AbortSignal) => ask<T>('GET', path, undefined, signal);
  return {
    counts: (question: LoopsQuestion, signal: AbortSignal) =>
      get<LoopCountsAnswer>(`/api/loops/counts?${queryOf(question)}`, signal),
    list: (question: LoopsQuestion, cursor: string | null, signal: AbortSignal) => {
      const query = queryOf(question);
      if (cursor !== null) query.set('cursor', cursor);
      return get<LoopsAnswer>(`/api/loops?${query}`, signal);
    },
    one: (id: number, signal: AbortSignal) => get<LoopAnswer>(`/api/loops/${id}`, signal),
    effect: (id: number, signal: AbortSignal) =>
      get<LoopEffectAnswer>(`/api/loops/${id}/effect`, signal),
    people: (signal: AbortSignal) => get<LoopPeople>('/api/loops/people', signal),
    similar: ({ title, theme, department }: LikeQuestion, signal: AbortSignal) => {
      const query = new URLSearchParams({ title });
      if (theme !== null) query.set('theme', theme);
      if (department !== null) query.set('department', department);
      return get<SimilarAnswer>(`/api/loops/similar?${query}`, signal);
    },
    figures: ({ from, to, departments }: FiguresQuestion, signal: AbortSignal) => {
      const query = new URLSearchParams({ from, to });
      if (departments !== null) query.set('department', departments);
      return get<LoopFiguresAnswer>(`/api/loop-figures?${query}`, signal);
    },
    changes: (metric: string, { from, to, filter }: CalendarQuestion, signal: AbortSignal) => {
      const query = new URLSearchParams({ from, to, metric });
      for (const text of filter) query.append('filter', text);
      return get<LoopChangesAnswer>(`/api/loop-changes?${query}`, signal);
    },
    begin: (input: LoopInput, once: string) =>
      ask<LoopAnswer>('POST', '/api/loops', input, undefined, once),
    edit: (id: number, change: LoopEditInput) => one('PATCH', id, '', change),
    move: (id: number, move: LoopMoveInput) => one('POST', id, '/moves', move),
    comment: (id: number, text: string) => one('POST', id, '/comments', { text }),
    askDepartments: (id: number, departments: readonly string[]) =>
      one('POST', id, '/departments', { departments }),
    answer: (id: number, department: string, deed: LoopDepartmentDeed) =>
      one('POST', id, `/departments/${encodeURIComponent(department)}`, deed),
    addAction: (id: number, action: NewAction) => one('POST', id, '/actions', action),
    changeAction: (id: number, seq: number, change: ActionChange) =>
      one('PATCH', id, `/actions/${seq}`, change),
    raiseObstacle: (id: number, obstacle: NewObstacle) => one('POST', id, '/obstacles', obstacle),
    decideObstacle: (id: number, seq: number, decision: string) =>
      one('PATCH', id, `/obstacles/${seq}`, { decision }),
    pin: (id: number, kind: 'pin' | 'unpin', records: readonly Pinned[]) =>
      one('POST', id, '/records', { kind, records }),
  };
}
