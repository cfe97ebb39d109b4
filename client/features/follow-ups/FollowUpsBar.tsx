import { useTranslations } from 'use-intl/react';
import type { FollowUpsAnswer } from '#server/contract/follow-ups.ts';
import { useAreValuesComing, useValues } from '../../api/use-values.ts';
import { CheckField } from '../../ui/Form.tsx';
import { useCounted } from '../../ui/use-counted.ts';
import { NarrowSelect, ViewBar } from '../../ui/ViewBar.tsx';
import type { FollowUpsView } from '../../url/follow-ups-view.ts';
import { FOLLOW_UP_STEPS } from '../../url/follow-ups-view.ts';

export type FollowUpsBarProps = {
  view: FollowUpsView;
  /** Null = not known yet. */
  answer: Pick<FollowUpsAnswer, 'counts' | 'overdue'> | null;
  /** They are still to come, and will make the bar longer. */
  isCounting: boolean;
  onChoose: (change: Partial<FollowUpsView>) => void;
};

/** Which follow-ups are shown, with how many there are of each state. */
export function FollowUpsBar({ view, answer, isCounting, onChoose }: FollowUpsBarProps) {
  const t = useTranslations('followUps');
  const isComing = useAreValuesComing(['department']);
  const departments = useValues('department');
  const counted = useCounted();
  return (
    <ViewBar isComing={isComing || isCounting}>
      <NarrowSelect
        label={t('which')}
        value={view.state}
        all={t('any')}
        options={FOLLOW_UP_STEPS.map((state) => ({
          value: state,
          label: counted(t(`state.${state}`), answer && answer.counts[state]),
        }))}
        onChoose={(state) => {
          onChoose({ state });
        }}
      />
      <NarrowSelect
        label={t('byOwner')}
        value={view.owner}
        all={t('anybody')}
        options={[
          { value: 'me', label: t('mine') },
          { value: 'nobody', label: t('nobodyYet') },
        ]}
        onChoose={(owner) => {
          onChoose({ owner });
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
