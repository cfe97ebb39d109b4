import { useTranslations } from 'use-intl/react';
import { toneOf } from '../format/judgement.ts';
import type { Judgement } from '../format/judgement.ts';
import { useReader } from '../i18n/reader.ts';
import { Shape } from './Shape.tsx';
import css from './VerdictChip.module.css';

/** Shape, word and colour together; `change` only where the judgement says that something moved. */
export function VerdictChip({
  judgement,
  change,
}: {
  judgement: Judgement;
  change: string | null;
}) {
  const t = useTranslations();
  const { direction } = useReader();
  const tone = toneOf(judgement);
  return (
    <span className={[css['chip'], tone === 'quiet' ? '' : css[tone]].join(' ')}>
      <Shape judgement={judgement} />
      <span>{t(`judgement.${judgement}`)}</span>
      {change === null ? null : (
        <>
          <bdi className={css['change']} dir={direction} aria-hidden="true">
            {change}
          </bdi>
          <span className="visually-hidden">{t('value.change', { change })}</span>
        </>
      )}
    </span>
  );
}
