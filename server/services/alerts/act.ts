import type { AlertAction } from '#db/queries/alert-actions.ts';
import type { Repository } from '#db/store/store.ts';
import { AppError } from '../../domain/problem.ts';
import { redact } from '../../domain/text/redact.ts';
import type { Maker } from '../targets/change.ts';
import type { Telling } from './rule-info.ts';

/**
 * Does what a person wants of an alert. What they write is redacted as records' texts are.
 * @throws AppError as `actOnAlert` of the store; ALERT_TAKEN names who won by name, not by id
 */
export async function actOn(
  repository: Repository,
  { who }: Pick<Telling, 'who'>,
  { id, action }: { id: number; action: AlertAction },
  maker: Maker,
): Promise<void> {
  try {
    await repository.write('actOnAlert', { id, action: redacted(action), ...maker });
  } catch (error) {
    if (!(error instanceof AppError) || error.problem.code !== 'ALERT_TAKEN') throw error;
    const { by, ...params } = error.problem.params;
    const { name, role } = who(String(by));
    const winner = name ?? role;
    throw new AppError('ALERT_TAKEN', { ...params, ...(winner === null ? {} : { by: winner }) });
  }
}

function redacted(action: AlertAction): AlertAction {
  switch (action.kind) {
    case 'resolve':
    case 'reopen':
      return { ...action, reason: redact(action.reason) };
    case 'comment':
      return { ...action, text: redact(action.text) };
    case 'acknowledge':
    case 'snooze':
      return action;
  }
}
