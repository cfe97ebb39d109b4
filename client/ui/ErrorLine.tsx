import { useTranslations } from 'use-intl/react';
import { useFormats } from '../i18n/reader.ts';
import type { Failure } from './ErrorState.tsx';
import css from './ErrorLine.module.css';

/** What was refused, beside what asked for it. */
export function ErrorLine({ failure }: { failure: Failure }) {
  const t = useTranslations('state');
  const { said } = useFormats();
  return (
    <p className={css['line']} role="alert" dir="auto">
      {said(failure.message) || t('offline')}
    </p>
  );
}
