import { useTranslations } from 'use-intl/react';
import type { LoopCountsAnswer } from '#server/contract/loops.ts';
import { useAreValuesComing, useValues } from '../../api/use-values.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { CheckField } from '../../ui/Form.tsx';
import { Select } from '../../ui/Select.tsx';
import type { LoopsView } from '../../url/loops-view.ts';
import { LOOP_STEPS, SEVERITIES } from '../../url/loops-view.ts';
import css from './Loops.module.css';

export type LoopsBarProps = {
  view: LoopsView;
  /** Null = not known yet. */
  answer: LoopCountsAnswer | null;
  onChoose: (change: Partial<LoopsView>) => void;
};

/** Which loops are shown and how, with how many there are of each state. */
export function LoopsBar({ view, answer, onChoose }: LoopsBarProps) {
  const t = useTranslations('loops');
  const { value } = useFormats();
  const severity = useTranslations('alerts.severity');
  const isComing = useAreValuesComing(['department', 'theme']);
  const departments = useValues('department');
  const themes = useValues('theme');
  const counted = (state: string, count: number | null) =>
    count === null ? state : t('counted', { state, count: value.count(count) });
  const kept = (key: string | null, known: readonly { value: string }[]) =>
    key === null || known.some((one) => one.value === key) ? [] : [{ value: key, label: key }];
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
                { value: 'any', label: t('allOpen') },
                ...([...LOOP_STEPS, 'parked', 'rejected'] as const).map((state) => ({
                  value: state,
                  label: counted(t(`state.${state}`), answer && answer.counts[state]),
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
                { value: 'any', label: t('any') },
                ...SEVERITIES.map((one) => ({ value: one, label: severity(one) })),
              ],
            },
          ]}
          onChoose={(one) => {
            onChoose({ severity: one === 'any' ? null : one });
          }}
        />
        <Select
          label={t('byDepartment')}
          value={view.department ?? ''}
          groups={[
            {
              label: '',
              options: [
                { value: '', label: t('any') },
                ...departments,
                ...kept(view.department, departments),
              ],
            },
          ]}
          onChoose={(key) => {
            onChoose({ department: key === '' ? null : key });
          }}
        />
        <Select
          label={t('byTheme')}
          value={view.theme ?? ''}
          groups={[
            {
              label: '',
              options: [{ value: '', label: t('any') }, ...themes, ...kept(view.theme, themes)],
            },
          ]}
          onChoose={(key) => {
            onChoose({ theme: key === '' ? null : key });
          }}
        />
        <Select
          label={t('form')}
          value={view.form}
          groups={[
            {
              label: '',
              options: [
                { value: 'board', label: t('board') },
                { value: 'list', label: t('list') },
              ],
            },
          ]}
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
      </div>
    </Card>
  );
}
