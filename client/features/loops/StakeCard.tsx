import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { EditableCard } from './EditableCard.tsx';
import css from './LoopPage.module.css';
import { StakeForm } from './StakeForm.tsx';
import { useMoney } from './use-money.ts';
import { useStakeText } from './use-stake-text.ts';

/** What is at stake in a year, with what that assumes, so that everybody can dispute it. */
export function StakeCard({ loop, mayEdit }: Pick<LoopAnswer, 'loop'> & { mayEdit: boolean }) {
  const t = useTranslations('loopPage');
  const money = useMoney();
  const said = useStakeText();
  const { stake, valueAtStake, evidence } = loop;
  if (money === null) return null;
  return (
    <EditableCard
      title={t('stake')}
      loop={loop.id}
      edit={mayEdit ? t('editStake') : null}
      form={(props) => <StakeForm {...props} {...{ loop, money }} />}
    >
      {valueAtStake === null ? null : (
        <p className={css['said']}>{t('stakeSaid', { value: money.write(valueAtStake) })}</p>
      )}
      <p className={css['note']}>{stake === null ? t('noStake') : said(money, stake, evidence)}</p>
    </EditableCard>
  );
}
