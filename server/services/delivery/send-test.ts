import type { DeliveryTarget } from '#db/queries/deliveries.ts';
import type { Outcome } from '../../domain/delivery/outcome.ts';
import type { SendDeps } from './send.ts';
import { send } from './send.ts';

/**
 * Sends a test to a receiver or to somebody's own mail, past the outbox's queue and bounds, and gives how it ended; it stands in the log
 * like every message. Also a receiver that is switched off, and whoever wants no mails, is tried. Who it goes to must be there.
 */
export async function sendTest(
  deps: SendDeps,
  to: Extract<DeliveryTarget, { receiver: number } | { mailTo: string }>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { repository, now } = deps;
  const wish = {
    to,
    kind: 'test',
    alert: null,
    severity: 'watch',
    departments: [],
    flapsAs: null,
    content: '{}',
    held: null,
  } as const;
  const made = await repository.write('enqueueDeliveries', { wishes: [wish], now: now() });
  const delivery = await repository.read('readDelivery', { id: made[0]?.id ?? '' });
  if (!delivery) throw new Error('a test that was just made is there');
  const number = await repository.write('beginTry', { id: delivery.id, held: null, now: now() });
  const outcome = await send(deps, delivery, signal);
  await repository.write('endTry', {
    id: delivery.id,
    held: null,
    number: number ?? 1,
    now: now(),
    outcome,
    after: outcome.code === 'delivered' ? { kind: 'sent' } : { kind: 'given_up' },
    aftermath: { disable: null, wishes: [] },
  });
  return outcome;
}
