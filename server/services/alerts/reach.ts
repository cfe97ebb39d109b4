import type { Repository } from '#db/store/store.ts';
import type { AlertsAnswer } from '../../contract/alerts.ts';
import { contactToExecutive } from '../../domain/alerts/reach.ts';
import { instant } from '../instant.ts';

/** Alerts opened so long ago at most (ms) are looked at: four weeks. */
const LOOKED_BACK_MS = 28 * 86_400_000;

/** How long it took until an executive knew of a grave contact, of those the reader may read. */
export async function answerReach(
  repository: Repository,
  now: number,
): Promise<AlertsAnswer['contactToExecutive']> {
  const period = { from: now - LOOKED_BACK_MS, to: now + 1 };
  const reached = await repository.read('listReached', period);
  const { from, to } = period;
  return { from: instant(from), to: instant(to), ...contactToExecutive(reached) };
}
