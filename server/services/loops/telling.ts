import type { Viewer } from '#db/store/request.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { whoReader } from '../accounts/who.ts';
import type { Moment } from '../organisation/reference.ts';

/** What is needed to tell of loops: how things are called, the clock, and whose rights it is told within. */
export type LoopTelling = {
  moment: Moment;
  who: Awaited<ReturnType<typeof whoReader>>;
  viewer: Viewer;
  /** Id of the reader. */
  person: string;
  now: number;
};

/** Reads what loops are told with. */
export async function readLoopTelling(
  accounts: Pick<Accounts, 'repository'>,
  told: Omit<LoopTelling, 'who'>,
): Promise<LoopTelling> {
  return { ...told, who: await whoReader(accounts) };
}
