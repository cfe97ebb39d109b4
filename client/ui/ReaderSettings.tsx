import { useTranslations } from 'use-intl/react';
import type { Theme } from '../design/theme.ts';
import type { Digits } from '../format/locale.ts';
import { useReader } from '../i18n/reader.ts';
import { Select } from './Select.tsx';
import type { Option } from './SelectControl.tsx';
import css from './ReaderSettings.module.css';

/** Appearance for everybody; digits only where the language has two kinds. */
export function ReaderSettings() {
  const t = useTranslations('preferences');
  const { preferences, prefer } = useReader();
  const themes: readonly Option<Theme>[] = [
    { value: 'system', label: t('themeSystem') },
    { value: 'light', label: t('themeLight') },
    { value: 'dark', label: t('themeDark') },
  ];
  const digits: readonly Option<Digits>[] = [
    { value: 'arab', label: t('digitsArabic') },
    { value: 'latn', label: t('digitsLatin') },
  ];
  return (
    <div className={css['settings']}>
      <Select
        label={t('theme')}
        value={preferences.theme}
        groups={[{ label: '', options: themes }]}
        onChoose={(theme) => void prefer({ theme })}
      />
      <Select
        label={t('calendar')}
        value={preferences.calendar}
        groups={[
          {
            label: '',
            options: [
              { value: 'gregorian', label: t('calendarGregorian') },
              { value: 'hijri', label: t('calendarHijri') },
            ],
          },
        ]}
        onChoose={(calendar) => void prefer({ calendar })}
      />
      {preferences.language === 'ar' ? (
        <Select
          label={t('digits')}
          value={preferences.digits}
          groups={[{ label: '', options: digits }]}
          onChoose={(chosen) => void prefer({ digits: chosen })}
        />
      ) : null}
    </div>
  );
}
