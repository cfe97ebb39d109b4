import type { PinnedList } from './features/loops/LoopPage.tsx';
import { LoopPage } from './features/loops/LoopPage.tsx';
import { LoopsPage } from './features/loops/LoopsPage.tsx';
import { NewLoopPage } from './features/loops/NewLoopPage.tsx';
import { PinnedRecords } from './features/records/PinnedRecords.tsx';

const pinned: PinnedList = (records) => <PinnedRecords records={records} />;

export type LoopsPlaceProps = {
  /** As it stands in the address; left out = all of them. */
  id?: string;
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
};

/** All loops, the form that begins one, or the page of one with its records as pages of records show them. */
export function LoopsPlace({ id, mayChange }: LoopsPlaceProps) {
  if (id === undefined) return <LoopsPage mayChange={mayChange} />;
  if (id === 'new' && mayChange) return <NewLoopPage />;
  return <LoopPage key={id} {...{ id, mayChange, pinned }} />;
}
