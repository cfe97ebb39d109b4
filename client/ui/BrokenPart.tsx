import { useTranslations } from 'use-intl/react';
import { Button } from './Button.tsx';
import css from './Message.module.css';

/** What a `Boundary` shows: a reload also fetches the current build when a part of an older one is gone. */
export function BrokenPart() {
  const t = useTranslations('state');
  return (
    <div className={css['message']} role="alert">
      <p className={css['title']}>{t('broken')}</p>
      <Button
        onPress={() => {
          location.reload();
        }}
      >
        {t('reload')}
      </Button>
    </div>
  );
}
