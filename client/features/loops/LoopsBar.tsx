import { useTranslations } from 'use-intl/react';
import type { LoopCountsAnswer } from '#server/contract/loops.ts';
import { useAreValuesComing, useValues } from '../../api/use-values.ts';
import { CheckField } from '../../ui/Form.tsx';
import { Select } from '../../ui/Select.tsx';
import { useCounted } from '../../ui/use-counted.ts';
import { NarrowSelect, ViewBar } from '../../ui/ViewBar.tsx';
import type { LoopsView } from '../../url/loops-view.ts';
import { LOOP_STEPS, SEVERITIES } from '../../url/loops-view.ts';

const STATES = [...LOOP_STEPS, 'parked', 'rejected'] as const;
const FORMS = ['board', 'list'] as const;

export type LoopsBarProps = {
  view: LoopsView;
  /** Null = not known yet. */
  answer: LoopCountsAnswer | null;
  /** They are still to come, and will make the bar longer. */
  isCounting: boolean;
  onChoose: (change: Partial<LoopsView>) => void;
};

/** Which loops are shown and how, with how many there are of each state. */
export function LoopsBar({ view, answer, isCounting, onChoose }: LoopsBarProps) {
  const t = useTranslations('loops');
  const severity = useTranslations('alerts.severity');
  const isComing = useAreValuesComing(['department', 'theme']);
  const departments = useValues('department');
  const themes = useValues('theme');
  const counted = useCounted();
  return (
    <ViewBar isComing={isComing || isCounting}>
      <NarrowSelect
        label={t('which')}
        value={view.state}
        all={t('allOpen')}
        options={STATES.map((state) => ({
          value: state,
          label: counted(t(`state.${state}`), answer && answer.counts[state]),
        }))}
        onChoose={(state) => {
          onChoose({ state });
        }}
      />
      <NarrowSelect
        label={t('bySeverity')}
        value={view.severity}
        all={t('any')}
        options={SEVERITIES.map((one) => ({ value: one, label: severity(one) }))}
        onChoose={(one) => {
          onChoose({ severity: one });
        }}
      />
      <NarrowSelect
        label={t('byDepartment')}
        value={view.department}
        all={t('any')}
        options={departments}
        onChoose={(department) => {
          onChoose({ department });
        }}
      />
      <NarrowSelect
        label={t('byTheme')}
        value={view.theme}
        all={t('any')}
        options={themes}
        onChoose={(theme) => {
          onChoose({ theme });
        }}
      />
      <Select
        label={t('form')}
        value={view.form}
        groups={[{ label: '', options: FORMS.map((form) => ({ value: form, label: t(form) })) }]}
        onChoose={(form) => {
          onChoose({ form });
        }}
      />
      <CheckField
        label={answer === null ? t('onlyLate') : t('onlyLateOf', { count: answer.overdue })}
        isChecked={view.late === 'yes'}
        onChange={(isChecked) => {
          onChoose({ late: isChecked ? 'yes' : null });
        }}
      />
    </ViewBar>
  );
}
