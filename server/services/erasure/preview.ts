import type { ErasurePreview } from '#db/queries/erasure-preview.ts';
import type { Repository } from '#db/store/store.ts';
import type { ErasedFiles, KeptFiles } from './kept-files.ts';

/** What erasing a customer would do: records by source as far as they are linked, and the files that would go. */
export async function lookBeforeErasing(
  repository: Repository,
  files: KeptFiles | null,
  customer: string,
): Promise<ErasurePreview & { files: ErasedFiles }> {
  const found = await repository.read('previewErasure', { customer });
  const sources = found.sources.map(({ source }) => source);
  const look = files ? await files.look(customer, sources) : { gone: [], left: [] };
  return { ...found, files: look };
}
