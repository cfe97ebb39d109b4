import { useTranslations } from 'use-intl/react';
import type { LoopInfo } from '#server/contract/loops.ts';
import { LOOP_STEPS } from '../../url/loops-view.ts';
import css from './LoopPage.module.css';

/** The steps of a loop with the one it stands on; a parked one shows where it goes on. */
export function StepBar({ loop }: { loop: Pick<LoopInfo, 'state' | 'parkedFrom'> }) {
  const t = useTranslations('loopPage');
  const named = useTranslations('loops.state');
  const at = LOOP_STEPS.findIndex((step) => step === (loop.parkedFrom ?? loop.state));
  const isAside = loop.state === 'parked' || loop.state === 'rejected';
  return (
    <>
      <ol className={css['steps']} aria-label={t('steps')}>
        {LOOP_STEPS.map((step, place) => (
          <li
            key={step}
            className={[css['step'], place <= at ? css['reached'] : ''].join(' ')}
            aria-current={place === at ? 'step' : undefined}
          >
            {named(step)}
          </li>
        ))}
      </ol>
      {isAside ? <p className={css['note']}>{named(loop.state)}</p> : null}
    </>
  );
}
