import type { RetentionChange, RetentionPreview } from '#server/contract/retention.ts';
import type { SourceDetail } from '#server/contract/sources.ts';
import type { Ask } from './accounts.ts';

/** How long the records of a source are kept. For a `change` the password may be asked again. */
export function createRetentionApi(ask: Ask, change: Ask) {
  const address = (source: string): string =>
    `/api/sources/${encodeURIComponent(source)}/retention`;
  return {
    preview: (source: string, days: number) =>
      ask<RetentionPreview>('GET', `${address(source)}?days=${days}`),
    set: (source: string, wanted: RetentionChange) =>
      change<SourceDetail>('PUT', address(source), wanted),
  };
}
