import { LoopsPage } from './features/loops/LoopsPage.tsx';
import { NewLoopPage } from './features/loops/NewLoopPage.tsx';
import { NotFound } from './ui/NotFound.tsx';

export type LoopsPlaceProps = {
  /** As it stands in the address; left out = all of them. */
  id?: string;
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
};

/** All loops, or the form that begins one. */
export function LoopsPlace({ id, mayChange }: LoopsPlaceProps) {
  if (id === undefined) return <LoopsPage mayChange={mayChange} />;
  return id === 'new' && mayChange ? <NewLoopPage /> : <NotFound />;
}
