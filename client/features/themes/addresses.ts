import { viewHref } from '../../url/print-view.ts';
import { DEFAULT_VIEW } from '../../url/view-state.ts';

/** Where a theme (key) is looked at: its records, or the overview of them, in the weeks that are counted here. */
export function themeHref(path: '/records' | '/', theme: string): string {
  return viewHref(path, {
    ...DEFAULT_VIEW,
    period: { rule: 'last-13-weeks' },
    filters: [{ field: 'theme', values: [theme] }],
  });
}
