import type { ListedLoop, LoopFilters } from '#db/queries/loops.ts';
import type { Repository } from '#db/store/store.ts';
import { WATCH_WEEKS } from '../../domain/loops/effect/watch-effect.ts';
import { breathe } from '../breathe.ts';
import type { Moment } from '../organisation/reference.ts';
import { effectOf, isRegressed } from './effect.ts';

const PAGE = 200;
const WATCHED_MS = WATCH_WEEKS * 7 * 86_400_000;

/**
 * Looks at every loop that was closed as holding in the last year, and reopens those whose effect is gone; gives how many. A loop is
 * reopened once, whoever looks and however often: it is not closed any more.
 */
export async function watchLoops(
  repository: Repository,
  moment: Moment,
  now: number,
): Promise<number> {
  let reopened = 0;
  let before: number | null = null;
  for (;;) {
    const loops: ListedLoop[] = await repository.read('listLoops', {
      filters: VERIFIED,
      before,
      limit: PAGE,
    });
    for (const { loop } of loops) {
      before = loop.id;
      if (loop.closedAt === null || now - loop.closedAt > WATCHED_MS) continue;
      if (!isRegressed(await effectOf(repository, moment, loop))) continue;
      const said = { move: 'reopen', reason: null } as const;
      const measured = { evidence: 0, effect: null };
      await repository.write('moveLoop', { id: loop.id, said, measured, by: null, now });
      reopened += 1;
      await breathe();
    }
    if (loops.length < PAGE) return reopened;
  }
}

const VERIFIED: LoopFilters = {
  states: ['verified'],
  severities: [],
  departments: [],
  themes: [],
  sponsor: null,
  overdueAt: null,
};
