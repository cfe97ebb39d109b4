import type { AlertAnswer } from '#server/contract/alerts.ts';
import type { LoopInput } from '#server/contract/loops.ts';
import type { ReportInfo } from '#server/contract/reports.ts';
import { filterTexts } from '../../api/filters.ts';
import { addDays } from '../../format/day.ts';
import type { LoopStart } from '../../url/new-loop-address.ts';

/** A loop as it is written before it is begun; empty = not chosen. */
export type LoopDraft = {
  title: string;
  severity: LoopInput['severity'];
  metric: string;
  department: string;
  theme: string;
  /** Filters that came with the address and are no choice of one department or theme. */
  filters: LoopStart['filters'];
  from: string;
  lead: string;
  asked: readonly string[];
  sponsor: string;
  alert: number | null;
  /** Records that are pinned. */
  records: LoopStart['records'];
  report: number | null;
};

/** What stands in the way of beginning it. */
export type DraftFault = 'title' | 'scope' | 'from';

/** What the address of the form says: where somebody came from. `today` empty = it is not known yet. */
export function draftFrom(start: LoopStart, today: string): LoopDraft {
  const { alert, report, metric, from, records } = start;
  const isChoice = ({ field, values }: LoopStart['filters'][number]) =>
    (field === 'department' || field === 'theme') && values.length === 1 && values[0] !== '';
  const chosen = (field: 'department' | 'theme') =>
    start.filters.find((one) => one.field === field && isChoice(one))?.values[0] ?? '';
  return {
    title: '',
    severity: 'serious',
    metric: metric ?? 'volume',
    department: chosen('department'),
    theme: chosen('theme'),
    filters: start.filters.filter((one) => !isChoice(one)),
    from: from ?? (today === '' ? '' : addDays(today, -7 * WEEKS)),
    lead: chosen('department'),
    asked: [],
    sponsor: '',
    alert,
    report,
    records,
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
    filters: scope.others.map(({ dimension, key }) => ({ field: dimension, values: [key] })),
    lead: scope.department?.key ?? '',
    from: period?.from ?? lastAt.slice(0, 10),
  };
}

/** Of what a report says so much is a title. */
const TITLE_CHARS = 100;

/** The draft as a report fills it: in its words, where and what it is about. */
export function withReport(
  draft: LoopDraft,
  { text, department, theme }: Pick<ReportInfo, 'text' | 'department' | 'theme'>,
): LoopDraft {
  const [line = ''] = (text ?? '').split('\n');
  const place = department?.key ?? '';
  return {
    ...draft,
    title: Array.from(line).slice(0, TITLE_CHARS).join('').trim(),
    department: place,
    theme: theme?.key ?? '',
    lead: place,
  };
}

export function faultOf({ title, department, theme, filters, from }: LoopDraft): DraftFault | null {
  if (title.trim() === '') return 'title';
  if (department === '' && theme === '' && filters.length === 0) return 'scope';
  return /^\d{4}-\d{2}-\d{2}$/u.test(from) ? null : 'from';
}

/** What is sent. */
export function inputOf(draft: LoopDraft): LoopInput {
  const { title, severity, metric, department, theme, filters, from, lead, asked, sponsor } = draft;
  const chosen = (
    [
      ['department', department],
      ['theme', theme],
    ] as const
  ).flatMap(([field, key]) => (key === '' ? [] : [{ field, values: [key] }]));
  return {
    title: title.trim(),
    severity,
    scope: { metric, filters: [...filterTexts([...chosen, ...filters])], from },
    theme: theme === '' ? null : theme,
    department: lead === '' ? null : lead,
    asked: [...asked],
    origin: originOf(draft),
    stake: null,
    sponsor: sponsor === '' ? null : sponsor,
    records: draft.records.map((record) => ({ ...record })),
  };
}

function originOf({ alert, report, records, theme }: LoopDraft): LoopInput['origin'] {
  if (report !== null) return { kind: 'report', id: String(report) };
  if (alert !== null) return { kind: 'alert', id: String(alert) };
  if (records.length > 0) return { kind: 'records', id: null };
  return theme === '' ? { kind: 'person', id: null } : { kind: 'theme', id: theme };
}
