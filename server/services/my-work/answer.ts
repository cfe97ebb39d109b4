import type { Waiting } from '#db/queries/my-work.ts';
import { departmentsOf } from '#db/queries/visible.ts';
import type { Viewer } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { MyWork, WorkInfo } from '../../contract/my-work.ts';
import type { PersonPrincipal } from '../../domain/access/principal.ts';
import { byDue, workTime } from '../../domain/my-work/work.ts';
import { instantOrNull } from '../instant.ts';
import type { Moment } from '../organisation/reference.ts';

/** More nobody does in a day. */
const MOST = 200;

/** What waits for somebody, the first due first. Reports wait for heads and CX officers; executives only read them. */
export async function answerMyWork(
  repository: Repository,
  { moment, now }: { moment: Moment; now: number },
  { principal, viewer }: { principal: PersonPrincipal; viewer: Viewer },
): Promise<MyWork> {
  const { role } = principal.rights;
  const own = departmentsOf(viewer);
  const waiting = await repository.read('listMyWork', {
    person: principal.id,
    departments: own === 'all' ? [] : own,
    hasTray: role === 'head' || role === 'cx_officer',
    now,
  });
  const rules = await repository.read('readAlertRules', undefined);
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  const { reference, today } = moment;
  const tomorrow = reference.zone.startOfDay(today + 1);
  const shown = waiting.toSorted(byDue).slice(0, MOST);
  return {
    items: shown.map((one): WorkInfo => ({
      ...aboutOf(one, moment),
      name: one.rule ? (names.get(one.rule.id) ?? null) : null,
      dueAt: instantOrNull(one.dueAt),
      time: workTime(one.dueAt, now, tomorrow),
    })),
    total: waiting.length,
  };
}

function aboutOf(
  { kind, id, part, title, loop, state, rule, department, theme }: Waiting,
  { reference: { books } }: Moment,
) {
  return {
    kind,
    id,
    part,
    title,
    loop,
    state,
    rule: rule && rule.kind,
    department: department === null ? null : books.department.shown(department),
    theme: theme === null ? null : books.theme.shown(theme),
  };
}
