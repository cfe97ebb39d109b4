import { useTranslations } from 'use-intl/react';
import type { AlertsAnswer } from '#server/contract/alerts.ts';
import { useAreValuesComing, useValues } from '../../api/use-values.ts';
import { useCounted } from '../../ui/use-counted.ts';
import { NarrowSelect, ViewBar } from '../../ui/ViewBar.tsx';
import { ALERT_STATES, SEVERITIES } from '../../url/alerts-view.ts';
import type { AlertsView } from '../../url/alerts-view.ts';

export type AlertsBarProps = {
  view: AlertsView;
  /** Null = not known yet. */
  counts: AlertsAnswer['counts'] | null;
  /** They are still to come, and will make the bar longer. */
  isCounting: boolean;
  onChoose: (change: Partial<AlertsView>) => void;
};

/** Which alerts are shown, and how many there are of each state. */
export function AlertsBar({ view, counts, isCounting, onChoose }: AlertsBarProps) {
  const t = useTranslations('alerts');
  const isComing = useAreValuesComing(['department']);
  const departments = useValues('department');
  const counted = useCounted();
  const pending = counts && counts.open + counts.acknowledged + counts.snoozed;
  return (
    <ViewBar isComing={isComing || isCounting}>
      <NarrowSelect
        label={t('which')}
        value={view.state}
        all={counted(t('notResolved'), pending)}
        options={ALERT_STATES.map((state) => ({
          value: state,
          label: counted(t(`state.${state}`), counts && counts[state]),
        }))}
        onChoose={(state) => {
          onChoose({ state });
        }}
      />
      <NarrowSelect
        label={t('bySeverity')}
        value={view.severity}
        all={t('anySeverity')}
        options={SEVERITIES.map((one) => ({ value: one, label: t(`severity.${one}`) }))}
        onChoose={(severity) => {
          onChoose({ severity });
        }}
      />
      <NarrowSelect
        label={t('byDepartment')}
        value={view.department}
        all={t('anyDepartment')}
        options={departments}
        onChoose={(department) => {
          onChoose({ department });
        }}
      />
    </ViewBar>
  );
}
