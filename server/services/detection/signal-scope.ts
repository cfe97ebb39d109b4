import type { Ended } from '#db/queries/alert-signals.ts';
import type { Repository } from '#db/store/store.ts';
import { causeOf } from '../../domain/alerts/cause.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import type { AlertScope, Severity } from '../../domain/alerts/signal.ts';
import { SEVERITIES } from '../../domain/alerts/signal.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Moment } from '../organisation/reference.ts';

/** Share of a burst that must lie in one department for it to be that department's. */
const MOSTLY = 0.8;

const NOWHERE: AlertScope = { department: null, theme: null, source: null };

/** The alerts that are open about a series; a theme's may have been placed in a department. */
export function openOf(rule: AlertRule, each: number | null, open: readonly Ended[]): Ended[] {
  const cause = causeOf(rule, each);
  const { department, theme } = plainScope(rule, each);
  return open.filter(
    ({ cause: other, scope }) =>
      other === cause &&
      scope.theme === theme &&
      (scope.department === department || (department === null && rule.each === 'theme')),
  );
}

/** The department where most of a theme's records of a period lie; null = no department has most of them. */
export async function mostlyIn(
  repository: Repository,
  moment: Moment,
  { theme, period }: { theme: number; period: Period },
): Promise<number | null> {
  const { department, theme: themes } = moment.reference.books;
  const found = await repository.read('metricValues', {
    metrics: [
      { id: 'volume', instrument: 0 },
      { id: 'contacts', instrument: 0 },
    ],
    periods: [period],
    by: department.number,
    filters: {
      dimensions: [{ dimension: themes.number, codes: themes.merged(theme) }],
      attributes: [],
    },
    alias: department.aliases,
    now: moment.now,
  });
  const counts = found.groups.map((code, group) => ({
    code,
    count: (found.values[0]?.[group] ?? []).reduce((sum, { value }) => sum + (value ?? 0), 0),
  }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const most = counts.toSorted((a, b) => b.count - a.count)[0];
  return most && most.code !== 0 && most.count >= MOSTLY * all ? most.code : null;
}

/** Department and theme of a rule's series, as far as the rule itself says. */
export function plainScope(rule: AlertRule, each: number | null): AlertScope {
  const codeOf = (dimension: Dimension): number | null => {
    if (rule.each === dimension) return each;
    return rule.scope?.dimension === dimension ? rule.scope.code : null;
  };
  return { ...NOWHERE, department: codeOf('department'), theme: codeOf('theme') };
}

/** What an episode that goes on is told as: one severity higher, where there is one. */
export function oneHigher(severity: Severity): Severity {
  return SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + 1, SEVERITIES.length - 1)] ?? severity;
}
