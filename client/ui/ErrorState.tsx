import { useTranslations } from 'use-intl/react';
import { useFormats } from '../i18n/reader.ts';
import { Button } from './Button.tsx';
import css from './Message.module.css';

export type Failure = {
  /** The server's sentence in the reader's language; empty when there was no answer. */
  readonly message: string;
  readonly requestId: string | null;
};

export function ErrorState({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const t = useTranslations('state');
  const { said } = useFormats();
  return (
    <div className={css['message']} role="alert">
      <p className={css['title']}>{t('errorTitle')}</p>
      <p className={css['text']} dir="auto">
        {said(failure.message) || t('offline')}
      </p>
      <Button onPress={onRetry}>{t('retry')}</Button>
      {failure.requestId === null ? null : (
        <p className={css['request']}>
          {t('request')} <code dir="ltr">{failure.requestId}</code>
        </p>
      )}
    </div>
  );
}
