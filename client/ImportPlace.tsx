import { ImportPage } from './features/data/import/ImportPage.tsx';
import { ImportRunPage } from './features/data/import/ImportRunPage.tsx';

/** The way of a file into the store, or one import that has begun. `id` as it stands in the address; left out = a file. */
export function ImportPlace({ id, mayBegin }: { id?: string; mayBegin: boolean }) {
  if (id === undefined) return <ImportPage mayBegin={mayBegin} />;
  return <ImportRunPage key={id} id={id} />;
}
