import { useTranslations } from 'use-intl/react';
import { useReader } from '../i18n/reader.ts';
import { Button } from './Button.tsx';

/** Named in the language it leads to, in one press and without a reload. */
export function LanguageSwitch() {
  const t = useTranslations('preferences');
  const { preferences, prefer } = useReader();
  const next = preferences.language === 'en' ? 'ar' : 'en';
  return (
    <Button lang={next} onPress={() => void prefer({ language: next })}>
      {t('switchLanguage')}
    </Button>
  );
}
