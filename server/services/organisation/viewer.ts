import type { Viewer } from '#db/store/request.ts';
import { readableDepartments } from '../../domain/access/abilities.ts';
import type { Principal } from '../../domain/access/principal.ts';
import type { Reference } from './reference.ts';

/**
 * What somebody may see of the store: department keys become codes, with merged values and those below. The reference is asked
 * for only where departments matter.
 */
export async function viewerOf(
  principal: Principal,
  readReference: () => Promise<Pick<Reference, 'books'>>,
): Promise<Viewer> {
  const keys = readableDepartments(principal);
  if (keys === 'all') return { kind: 'reader', departments: 'all' };
  if (keys.length === 0) return { kind: 'reader', departments: [] };
  const book = (await readReference()).books.department;
  const codes = keys.flatMap((key) => {
    const found = book.find(key);
    return found ? book.withBelow(found.code) : [];
  });
  return { kind: 'reader', departments: [...new Set(codes)].sort((a, b) => a - b) };
}
