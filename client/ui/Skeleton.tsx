import { useTranslations } from 'use-intl/react';
import css from './Skeleton.module.css';

/** Holds the place of what is loading, at its height, so that nothing jumps. */
export function Skeleton({ height }: { height: string }) {
  return (
    <div className={css['block']} data-loading style={{ blockSize: height }} aria-hidden="true" />
  );
}

/** Says once, for the ear, that something is loading. */
export function LoadingNote() {
  const t = useTranslations('state');
  return (
    <p className="visually-hidden" role="status" data-loading>
      {t('loading')}
    </p>
  );
}
