import type {
  NewView,
  ViewAnswer,
  ViewChangeRequest,
  ViewsAnswer,
} from '#server/contract/views.ts';
import { pathPart } from '../format/path-part.ts';
import type { Ask } from './accounts.ts';

/** Views that people keep under a name. */
export function createViewsApi(ask: Ask) {
  const one = (id: string): string => `/api/views/${pathPart(id)}`;
  return {
    list: (signal: AbortSignal) => ask<ViewsAnswer>('GET', '/api/views', undefined, signal),
    keep: (view: NewView) => ask<ViewAnswer>('POST', '/api/views', view),
    change: (id: string, change: ViewChangeRequest) => ask<ViewAnswer>('PATCH', one(id), change),
    remove: (id: string) => ask<undefined>('DELETE', one(id)),
  };
}
