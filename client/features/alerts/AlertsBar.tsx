import { useTranslations } from 'use-intl/react';
import type { AlertsAnswer } from '#server/contract/alerts.ts';
import { useAreValuesComing, useValues } from '../../api/use-values.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { Select } from '../../ui/Select.tsx';
import { ALERT_STATES, SEVERITIES } from '../../url/alerts-view.ts';
import type { AlertsView } from '../../url/alerts-view.ts';
import css from './Alerts.module.css';

export type AlertsBarProps = {
  view: AlertsView;
  /** Null = not known yet. */
  counts: AlertsAnswer['counts'] | null;
  onChoose: (change: Partial<AlertsView>) => void;
};

/** Which alerts are shown, and how many there are of each state. */
export function AlertsBar({ view, counts, onChoose }: AlertsBarProps) {
  const t = useTranslations('alerts');
  const { value } = useFormats();
  const isComing = useAreValuesComing(['department']);
  const departments = useValues('department');
  const known = departments.some((one) => one.value === view.department);
  const unknown = view.department === null || known ? [] : [view.department];
  const counted = (state: string, count: number | null) =>
    count === null ? state : t('counted', { state, count: value.count(count) });
  const pending = counts && counts.open + counts.acknowledged + counts.snoozed;
  return (
    <Card>
      <div className={css['bar']} data-loading={isComing || undefined}>
        <Select
          label={t('which')}
          value={view.state ?? 'any'}
          groups={[
            {
              label: '',
              options: [
                { value: 'any', label: counted(t('notResolved'), pending) },
                ...ALERT_STATES.map((state) => ({
                  value: state,
                  label: counted(t(`state.${state}`), counts && counts[state]),
                })),
              ],
            },
          ]}
          onChoose={(state) => {
            onChoose({ state: state === 'any' ? null : state });
          }}
        />
        <Select
          label={t('bySeverity')}
          value={view.severity ?? 'any'}
          groups={[
            {
              label: '',
              options: [
                { value: 'any', label: t('anySeverity') },
                ...SEVERITIES.map((one) => ({ value: one, label: t(`severity.${one}`) })),
              ],
            },
          ]}
          onChoose={(severity) => {
            onChoose({ severity: severity === 'any' ? null : severity });
          }}
        />
        <Select
          label={t('byDepartment')}
          value={view.department ?? ''}
          groups={[
            {
              label: '',
              options: [
                { value: '', label: t('anyDepartment') },
                ...departments,
                ...unknown.map((key) => ({ value: key, label: key })),
              ],
            },
          ]}
          onChoose={(key) => {
            onChoose({ department: key === '' ? null : key });
          }}
        />
      </div>
    </Card>
  );
}
