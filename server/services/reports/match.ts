import type { FollowedLoop } from '#db/queries/reports.ts';
import type { Repository } from '#db/store/store.ts';
import type { Followed, Reported } from '../../domain/reports/match.ts';
import { matchFor } from '../../domain/reports/match.ts';
import type { Reference } from '../organisation/reference.ts';

/** Open loops that a report may belong to; see `matchFor`. `notLoop` = one that its reporter said it is not about. */
export async function matchReport(
  repository: Repository,
  { books }: Reference,
  { notLoop, ...report }: Reported & { notLoop: number | null },
): Promise<{ sure: Followed | null; like: Followed[] }> {
  const held = await repository.read('listFollowed', undefined);
  const loops = held
    .filter(({ id }) => id !== notLoop)
    .map((loop): Followed => ({
      ...loop,
      theme: loop.theme === null ? null : books.theme.shownAs(loop.theme),
      department: loop.department === null ? null : books.department.shownAs(loop.department),
      departments: departmentsOf(loop).flatMap((code) => books.department.withBelow(code)),
    }));
  const shown = {
    text: report.text,
    theme: report.theme === null ? null : books.theme.shownAs(report.theme),
    department: report.department === null ? null : books.department.shownAs(report.department),
  };
  return matchFor(shown, loops);
}

function departmentsOf({ department, asked }: FollowedLoop): number[] {
  return department === null ? asked : [department, ...asked];
}
