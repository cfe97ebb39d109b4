import { useQueries as useManyQueries, useQuery } from '@tanstack/react-query';
import type { AlertInfo, AlertsAnswer } from '#server/contract/alerts.ts';
import type { AlertsQuestion } from '../../api/alerts.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { SEVERITIES } from '../../url/alerts-view.ts';

const OPEN: AlertsQuestion = { states: ['open'], severities: [], department: null };

/** The alerts that nobody has taken on and that the reader may read: how many, and how many of them are grave. */
export function useOpenAlerts() {
  const answer = useQuery(useAlertQueries().firstAlerts(OPEN));
  const open = answer.data?.open;
  return { answer, count: open ? open.grave + open.serious + open.watch : 0, open };
}

/** The first `most` of them, the gravest first, of those the newest; null = not known yet. */
export function useGravest(most: number): readonly AlertInfo[] | null {
  const queries = useAlertQueries();
  const { answer } = useOpenAlerts();
  const { data } = answer;
  // The first page holds the newest: where there are more, the gravest may be on a later one.
  const asked = data ? SEVERITIES.filter((severity) => isCut(data, severity, most)) : [];
  const more = useManyQueries({
    queries: asked.map((severity) => queries.firstAlerts({ ...OPEN, severities: [severity] })),
  });
  if (!data || more.some(({ isPending }) => isPending)) return null;
  return SEVERITIES.flatMap((severity) => {
    const page = more[asked.indexOf(severity)]?.data ?? data;
    return page.alerts.filter((alert) => alert.severity === severity);
  }).slice(0, most);
}

function isCut({ alerts, open }: AlertsAnswer, severity: AlertInfo['severity'], most: number) {
  const here = alerts.filter((alert) => alert.severity === severity).length;
  return here < Math.min(most, open[severity]);
}
