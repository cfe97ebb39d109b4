import type { DepartmentDeed } from '#db/queries/loop-departments.ts';
import type { LoopDeed, LoopEdit } from '#db/queries/loop-work.ts';
import type { z } from 'zod';
import type {
  LoopDepartmentDeed,
  LoopEditInput,
  LoopPeople,
  loopActionChangeSchema,
  loopActionInputSchema,
  loopObstacleInputSchema,
} from '../../contract/loops.ts';
import { AppError } from '../../domain/problem.ts';
import { redact } from '../../domain/text/redact.ts';
import { formatDay, parseDay } from '../../domain/time/day.ts';
import { codeOf } from '../alerts/codes.ts';
import { readFilters } from '../metrics/filters.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import type { Moment, Reference } from '../organisation/reference.ts';
import { readScope } from './begin.ts';
import { refuseUnknown } from './named.ts';

/** What people and things are looked up in. */
type Known = { moment: Moment; people: LoopPeople };

/** Reads what is changed of a loop. @throws AppError as `beginLoop` */
export function editDeed(input: LoopEditInput, { moment, people }: Known): LoopDeed {
  const { reference } = moment;
  const { books } = reference;
  const { theme, department, scope, plan, reading, title, rootCause, decision } = input;
  const { severity, stake, sponsor } = input;
  refuseUnknown(people, 'sponsor', sponsor);
  const keyed = (key: string | null, book: typeof books.theme): number | null =>
    key === null ? null : codeOf(book, key);
  if (reading?.comparison) readFilters(reading.comparison, reference);
  const set: LoopEdit = {
    ...(severity === undefined ? {} : { severity }),
    ...(stake === undefined ? {} : { stake }),
    ...(sponsor === undefined ? {} : { sponsor }),
    ...(title === undefined ? {} : { title: redact(title) }),
    ...(rootCause === undefined ? {} : { rootCause: redact(rootCause) }),
    ...(decision === undefined ? {} : { decision: redact(decision) }),
    ...(theme === undefined ? {} : { theme: keyed(theme, books.theme) }),
    ...(department === undefined ? {} : { department: keyed(department, books.department) }),
    ...(scope === undefined ? {} : { scope: readScope(scope, moment) }),
    ...(plan === undefined ? {} : { plan: readPlan(plan, reference) }),
    ...(reading === undefined ? {} : { reading }),
  };
  return { kind: 'edit', set };
}

function readPlan(
  { goal, target, ...texts }: NonNullable<LoopEditInput['plan']>,
  { instruments }: Reference,
): NonNullable<LoopEdit['plan']> {
  const text = (said: string | null): string | null =>
    said === null || said === '' ? null : redact(said);
  return {
    what: text(texts.what),
    why: text(texts.why),
    how: text(texts.how),
    goal: goal === null ? null : metricRef(goal, instruments).canonical,
    target,
  };
}

/** A line somebody leaves in the timeline. */
export function commentDeed(text: string): LoopDeed {
  return { kind: 'comment', text: redact(text) };
}

/** An executive's decision about what is in the way. */
export function obstacleDecision(seq: number, decision: string): LoopDeed {
  return { kind: 'decide_obstacle', seq, decision: redact(decision) };
}

/** Departments that are asked. @throws AppError DIMENSION_VALUE_UNKNOWN */
export function askDeed(keys: readonly string[], { moment }: Pick<Known, 'moment'>): LoopDeed {
  const { department } = moment.reference.books;
  return { kind: 'ask', departments: keys.map((key) => codeOf(department, key)) };
}

/** What a department says. @throws AppError DIMENSION_VALUE_UNKNOWN */
export function departmentDeed(
  key: string,
  input: LoopDepartmentDeed,
  { moment }: Pick<Known, 'moment'>,
): LoopDeed {
  const book = moment.reference.books.department;
  const codes = book.merged(codeOf(book, key));
  return { kind: 'department', codes, deed: readDeed(input) };

  function readDeed(said: LoopDepartmentDeed): DepartmentDeed {
    switch (said.kind) {
      case 'acknowledge':
        return said;
      case 'answer':
        return { kind: 'answer', text: redact(said.text) };
      case 'hand_over':
        return { kind: 'hand_over', to: codeOf(book, said.to), reason: redact(said.reason) };
    }
  }
}

/** A new action. @throws AppError SETTING_INVALID for an owner nobody knows, DATE_INVALID */
export function actionDeed(
  { phase, title, owner, dueOn }: z.infer<typeof loopActionInputSchema>,
  { people }: Pick<Known, 'people'>,
): LoopDeed {
  refuseUnknown(people, 'owner', owner);
  const due = dueOn === null ? null : parseDay(dueOn);
  return { kind: 'add_action', phase, title: redact(title), owner, dueOn: due };
}

/** What is changed of an action. @throws AppError SETTING_INVALID, DATE_INVALID */
export function actionChange(
  seq: number,
  { state, owner, dueOn }: z.infer<typeof loopActionChangeSchema>,
  { people }: Pick<Known, 'people'>,
): LoopDeed {
  refuseUnknown(people, 'owner', owner);
  return {
    kind: 'change_action',
    seq,
    ...(state === undefined ? {} : { state }),
    ...(owner === undefined ? {} : { owner }),
    ...(dueOn === undefined ? {} : { dueOn: dueOn === null ? null : parseDay(dueOn) }),
  };
}

/** Something that is in the way. @throws AppError SETTING_INVALID when it is not an executive's, or to be decided in the past */
export function obstacleDeed(
  input: z.infer<typeof loopObstacleInputSchema>,
  { moment, people }: Known,
): LoopDeed {
  const { text, department, executive } = input;
  refuseUnknown(people, 'executive', executive, ['executive']);
  const decideBy = parseDay(input.decideBy);
  if (decideBy < moment.today) {
    const expected = `≥ ${formatDay(moment.today)}`;
    throw new AppError('SETTING_INVALID', { setting: 'decideBy', seen: input.decideBy, expected });
  }
  const book = moment.reference.books.department;
  const code = department === null ? null : codeOf(book, department);
  return { kind: 'raise_obstacle', text: redact(text), department: code, executive, decideBy };
}
