import type { Repository } from '#db/store/store.ts';
import type { SimilarAnswer, SimilarQuery } from '../../contract/loops.ts';
import { similarTo } from '../../domain/loops/similar.ts';
import { codeOf } from '../alerts/codes.ts';
import type { Reference } from '../organisation/reference.ts';
import { instant, instantOrNull } from '../instant.ts';

const MOST = 5;

/** Loops like one that may be begun, the likest first, with what was decided and whether it held. @throws AppError DIMENSION_VALUE_UNKNOWN */
export async function answerSimilar(
  repository: Repository,
  { books }: Reference,
  { title, theme, department, except }: SimilarQuery,
): Promise<SimilarAnswer> {
  const heads = await repository.read('listLoopHeads', undefined);
  const shown = heads
    .filter(({ id }) => except === undefined || id !== Number(except))
    .map((head) => ({
      ...head,
      theme: head.theme === null ? null : books.theme.shownAs(head.theme),
      department: head.department === null ? null : books.department.shownAs(head.department),
    }));
  const wanted = {
    title: title ?? '',
    theme: theme === undefined ? null : codeOf(books.theme, theme),
    department: department === undefined ? null : codeOf(books.department, department),
  };
  return {
    loops: similarTo(wanted, shown, MOST).map(({ loop, alike }) => ({
      id: loop.id,
      title: loop.title,
      state: loop.state,
      theme: loop.theme === null ? null : books.theme.shown(loop.theme),
      department: loop.department === null ? null : books.department.shown(loop.department),
      openedAt: instant(loop.openedAt),
      closedAt: instantOrNull(loop.closedAt),
      decision: loop.decision,
      verdict: loop.verdict,
      alike,
    })),
  };
}
