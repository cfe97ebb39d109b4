import { useTranslations } from 'use-intl/react';
import type { FollowUpsAnswer } from '#server/contract/follow-ups.ts';
import { useAreValuesComing, useValues } from '../../api/use-values.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { CheckField } from '../../ui/Form.tsx';
import { Select } from '../../ui/Select.tsx';
import type { FollowUpsView } from '../../url/follow-ups-view.ts';
import { FOLLOW_UP_STEPS } from '../../url/follow-ups-view.ts';
import css from './FollowUps.module.css';

export type FollowUpsBarProps = {
  view: FollowUpsView;
  /** Null = not known yet. */
  answer: Pick<FollowUpsAnswer, 'counts' | 'overdue'> | null;
  onChoose: (change: Partial<FollowUpsView>) => void;
};

/** Which follow-ups are shown, with how many there are of each state. */
export function FollowUpsBar({ view, answer, onChoose }: FollowUpsBarProps) {
  const t = useTranslations('followUps');
  const { value } = useFormats();
  const isComing = useAreValuesComing(['department']);
  const departments = useValues('department');
  const isKnown = departments.some((one) => one.value === view.department);
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
                { value: 'any', label: t('any') },
                ...FOLLOW_UP_STEPS.map((state) => ({
                  value: state,
                  label: answer
                    ? t('counted', {
                        state: t(`state.${state}`),
                        count: value.count(answer.counts[state]),
                      })
                    : t(`state.${state}`),
                })),
              ],
            },
          ]}
          onChoose={(state) => {
            onChoose({ state: state === 'any' ? null : state });
          }}
        />
        <Select
          label={t('byOwner')}
          value={view.owner ?? 'any'}
          groups={[
            {
              label: '',
              options: [
                { value: 'any', label: t('anybody') },
                { value: 'me', label: t('mine') },
                { value: 'nobody', label: t('nobodyYet') },
              ],
            },
          ]}
          onChoose={(owner) => {
            onChoose({ owner: owner === 'any' ? null : owner });
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
                ...(view.department === null || isKnown
                  ? []
                  : [{ value: view.department, label: view.department }]),
              ],
            },
          ]}
          onChoose={(key) => {
            onChoose({ department: key === '' ? null : key });
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
