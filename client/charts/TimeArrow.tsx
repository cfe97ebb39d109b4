import { useTranslations } from 'use-intl/react';
import css from './ChartFrame.module.css';

/** Says in words which way time runs, where the direction of the text would suggest the other. */
export function TimeArrow({ isReversed }: { isReversed: boolean }) {
  const t = useTranslations('chart');
  const ends = [t('earlier'), t('later')];
  const [left, right] = isReversed ? ends.toReversed() : ends;
  return (
    <div className={css['time']} aria-hidden="true">
      <span>{isReversed ? `← ${left}` : left}</span>
      <span>{isReversed ? right : `${right} →`}</span>
    </div>
  );
}
