import type { InboxDeps } from '../services/inbox/inbox.ts';
import { Inbox } from '../services/inbox/inbox.ts';
import type { Job, LoopDeps } from './locked-loop.ts';
import { startLockedLoop } from './locked-loop.ts';

/**
 * How long the inbox rests between two looks. It looks instead of waiting for news of the file system: that says
 * nothing about folders shared over a network, and a file must be seen unchanged for seconds anyway.
 */
const LOOK_AGAIN_MS = 1500;

/** Imports what is put into the inbox, for as long as the server serves one's own data. */
export function startInbox({
  lock,
  onFailure,
  ...deps
}: InboxDeps & Pick<LoopDeps, 'lock' | 'onFailure'>): Job {
  const inbox = new Inbox(deps);
  return startLockedLoop({
    lock,
    restMs: LOOK_AGAIN_MS,
    round: (signal) => inbox.round(signal),
    onFailure,
  });
}
