import type {
  ErasureAnswer,
  ErasureOrder,
  ErasurePreview,
  ErasuresAnswer,
} from '#server/contract/erasures.ts';
import type { Ask } from './accounts.ts';

/** Erasing customers. Ids travel in bodies, never in addresses. For a `change` the password may be asked again. */
export function createErasuresApi(ask: Ask, change: Ask) {
  return {
    list: (signal: AbortSignal) => ask<ErasuresAnswer>('GET', '/api/erasures', undefined, signal),
    preview: (customer: string) =>
      ask<ErasurePreview>('POST', '/api/erasures/preview', { customer }),
    order: (order: ErasureOrder) => change<ErasureAnswer>('POST', '/api/erasures', order),
  };
}
