import type { AlertAnswer } from '#server/contract/alerts.ts';
import type { LoopInput } from '#server/contract/loops.ts';
import { filterTexts } from '../../api/filters.ts';
import { addDays } from '../../format/day.ts';

/** A loop as it is written before it is begun; empty = not chosen. */
export type LoopDraft = {
  title: string;
  severity: LoopInput['severity'];
  metric: string;
  department: string;
  theme: string;
  /** Filters that came with the address, as they are sent. */
  filters: readonly string[];
  from: string;
  lead: string;
  asked: readonly string[];
  sponsor: string;
  alert: number | null;
};

/** What stands in the way of beginning it. */
export type DraftFault = 'title' | 'scope' | 'from';

/** What the address of the form says: where somebody came from. */
export function draftFrom(search: string, today: string): LoopDraft {
  const params = new URLSearchParams(search);
  const alert = /^\d{1,9}$/u.exec(params.get('alert') ?? '')?.[0];
  const department = params.get('department') ?? '';
  return {
    title: '',
    severity: 'serious',
    metric: params.get('metric') ?? 'volume',
    department,
    theme: params.get('theme') ?? '',
    filters: params.getAll('filter'),
    from: params.get('from') ?? (today === '' ? '' : addDays(today, -7 * WEEKS)),
    lead: department,
    asked: [],
    sponsor: '',
    alert: alert === undefined ? null : Number(alert),
  };
}

/** So far back records count unless somebody says otherwise. */
const WEEKS = 13;

/** The draft as an alert fills it: what it is about, how much it matters, since when. */
export function withAlert(draft: LoopDraft, { alert }: AlertAnswer): LoopDraft {
  const { scope, severity, period, lastAt, rule } = alert;
  return {
    ...draft,
    severity,
    metric: rule.metric ?? draft.metric,
    department: scope.department?.key ?? '',
    theme: scope.theme?.key ?? '',
    lead: scope.department?.key ?? '',
    from: period?.from ?? lastAt.slice(0, 10),
  };
}

export function faultOf({ title, department, theme, filters, from }: LoopDraft): DraftFault | null {
  if (title.trim() === '') return 'title';
  if (department === '' && theme === '' && filters.length === 0) return 'scope';
  return /^\d{4}-\d{2}-\d{2}$/u.test(from) ? null : 'from';
}

/** What is sent. */
export function inputOf(draft: LoopDraft): LoopInput {
  const { title, severity, metric, department, theme, filters, from, lead, asked, sponsor, alert } =
    draft;
  const chosen = filterTexts(
    (
      [
        ['department', department],
        ['theme', theme],
      ] as const
    ).flatMap(([field, key]) => (key === '' ? [] : [{ field, values: [key] }])),
  );
  return {
    title: title.trim(),
    severity,
    scope: {
      metric,
      filters: [...chosen, ...filters],
      from,
    },
    theme: theme === '' ? null : theme,
    department: lead === '' ? null : lead,
    asked: [...asked],
    origin:
      alert === null
        ? { kind: theme === '' ? 'person' : 'theme', id: theme === '' ? null : theme }
        : { kind: 'alert', id: String(alert) },
    stake: null,
    sponsor: sponsor === '' ? null : sponsor,
    records: [],
  };
}
