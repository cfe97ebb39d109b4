import { useTranslations } from 'use-intl/react';
import type { Bilingual } from '#server/contract/shapes.ts';
import css from './NameRow.module.css';

/** A value of the source and its name in both languages, in one line where there is room. */
export function NameRow({
  label,
  name,
  onChange,
}: {
  label: string;
  name: Bilingual;
  onChange: (name: Bilingual) => void;
}) {
  const t = useTranslations('data');
  return (
    <div className={css['row']}>
      <span className={css['key']}>{label}</span>
      <input
        className={css['input']}
        lang="en"
        dir="ltr"
        placeholder={t('english')}
        aria-label={`${label} · ${t('english')}`}
        value={name.en}
        onChange={(event) => {
          onChange({ ...name, en: event.target.value });
        }}
      />
      <input
        className={css['input']}
        lang="ar"
        dir="rtl"
        placeholder={t('arabic')}
        aria-label={`${label} · ${t('arabic')}`}
        value={name.ar}
        onChange={(event) => {
          onChange({ ...name, ar: event.target.value });
        }}
      />
    </div>
  );
}
