import { useTranslations } from 'use-intl/react';
import type { Failure } from './ErrorState.tsx';
import css from './ErrorLine.module.css';

/** What was refused, beside what asked for it. */
export function ErrorLine({ failure }: { failure: Failure }) {
  const t = useTranslations('state');
  return (
    <p className={css['line']} role="alert" dir="auto">
      {failure.message || t('offline')}
    </p>
  );
}
