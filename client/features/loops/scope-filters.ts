import type { LoopInfo } from '#server/contract/loops.ts';
import type { RecordsView } from '../../url/records-view.ts';
import { recordsHref } from '../../url/records-view.ts';
import type { FilterField } from '../../url/view-state.ts';

type Scope = Pick<LoopInfo['scope'], 'metric' | 'filters'>;

/** The filters of a loop's scope by field and value; a backslash before a comma keeps it in its value. */
export function scopeFilters({ filters }: { filters: readonly string[] }): RecordsView['filters'] {
  return filters.map((text) => {
    const at = text.indexOf('=');
    const values = text
      .slice(at + 1)
      .split(/(?<!\\),/u)
      .map((value) => value.replaceAll(/\\([\\,])/gu, '$1'));
    // The server has read the filter: its field is one of those.
    return { field: text.slice(0, at) as FilterField, values };
  });
}

/** The records that a loop counts in some days, `to` excluded. */
export function scopeHref(scope: Scope, period: { from: string; to: string }): string {
  return recordsHref({ metric: scope.metric, period, filters: scopeFilters(scope) });
}
