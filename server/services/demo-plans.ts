import { localDay, weekOf } from '#db/demo/calendar.ts';
import { DEMO_EVENTS, DEMO_TARGETS } from '#db/demo/organisation.ts';
import type { Repository } from '#db/store/store.ts';
import { inventedId } from '../domain/access/invented.ts';
import { dimensionIndex } from '../domain/dimensions.ts';
import { parseDay } from '../domain/time/day.ts';

/** Day from which the first targets hold: before any demonstration begins. */
const FIRST_DAY = parseDay('2020-01-01');
/** The demonstration's own officer, as its people are named. */
export const DEMO_OFFICER = inventedId('cx_officer');

/** Sets the demonstration's targets, each once however often it is filled. */
export async function setDemoTargets(repository: Repository, createdMs: number): Promise<void> {
  const known = await repository.read('readTargets', undefined);
  for (const { metric, department: key, weeksBefore, ...target } of DEMO_TARGETS) {
    const department = key === null ? null : await codeOf(repository, 'department', key);
    const from = weeksBefore === null ? FIRST_DAY : dayBefore(createdMs, weeksBefore);
    const isSet = known.some(
      (one) => one.metric === metric && one.department === department && one.from === from,
    );
    if (isSet) continue;
    await repository.write('addTarget', {
      target: { metric, department, from, ...target },
      by: DEMO_OFFICER,
      now: createdMs,
      once: null,
    });
  }
}

/** Tells the demonstration's events, each once however often it is filled. */
export async function tellDemoEvents(repository: Repository, createdMs: number): Promise<void> {
  const known = await repository.read('readEvents', undefined);
  for (const { kind, name, weeksBefore, days, scope, note } of DEMO_EVENTS) {
    const from = dayBefore(createdMs, weeksBefore);
    if (known.some((one) => one.kind === kind && one.from === from)) continue;
    await repository.write('addEvent', {
      event: {
        kind,
        name,
        from,
        to: from + days,
        scope: scope && {
          dimension: dimensionIndex(scope.dimension) + 1,
          code: await codeOf(repository, scope.dimension, scope.key),
        },
        note,
      },
      by: DEMO_OFFICER,
      now: createdMs,
      once: null,
    });
  }
}

/** First day of the week so many weeks before the creation. */
export function dayBefore(createdMs: number, weeks: number): number {
  return weekOf(localDay(createdMs)) - 7 * weeks;
}

/** The code of a value, which exists from here on. */
export async function codeOf(
  repository: Repository,
  dimension: 'department' | 'channel' | 'branch' | 'theme',
  key: string,
): Promise<number> {
  const value = { dimension: dimensionIndex(dimension) + 1, key };
  const values = [{ ...value, name: null, parentKey: null, kind: null }];
  const [code = 0] = await repository.write('ensureValues', { values });
  return code;
}
