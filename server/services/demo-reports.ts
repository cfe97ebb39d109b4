import { DEMO_REPORTS } from '#db/demo/reports.ts';
import type { Repository } from '#db/store/store.ts';
import { inventedId } from '../domain/access/invented.ts';
import { DEMO_OFFICER } from './demo-plans.ts';
import { createMomentReader } from './organisation/reference.ts';
import { sendReport } from './reports/own.ts';

const DAY = 86_400_000;
const FRONT_LINE = inventedId('front_line');

/** Lets the front line of the demonstration's company report, once however often it is filled. Its loops must be there. */
export async function sendDemoReports(
  repository: Repository,
  { createdMs }: { createdMs: number },
): Promise<void> {
  const asked = { by: FRONT_LINE, before: null, limit: 1 };
  if ((await repository.read('listOwnReports', asked)).length > 0) return;
  const { reference } = await createMomentReader(repository)(createdMs);
  for (const { daysBefore, answer, language, ...input } of DEMO_REPORTS) {
    const now = createdMs - daysBefore * DAY;
    const reporter = { by: FRONT_LINE, isProgram: false, language, now, once: null };
    const id = await sendReport(repository, reference, input, reporter);
    if (answer === null) continue;
    const deed = { kind: 'answer', text: answer } as const;
    await repository.write('settleReport', { id, deed, by: DEMO_OFFICER, now: now + DAY });
  }
}
