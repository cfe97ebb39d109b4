import type { Repository } from '#db/store/store.ts';
import type { SourceChange } from '../../contract/sources.ts';
import { AppError } from '../../domain/problem.ts';

/** Names a source or seals what is older than an instant: such records are refused from then on. @throws AppError NOT_FOUND */
export async function changeSource(
  repository: Repository,
  id: string,
  { name, sealedBefore }: SourceChange,
): Promise<void> {
  const known = await repository.write('changeSource', {
    id,
    ...(name === undefined ? {} : { name }),
    ...(sealedBefore === undefined ? {} : { sealedBefore }),
  });
  if (!known) throw new AppError('NOT_FOUND', { seen: id });
}
