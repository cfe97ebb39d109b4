import { useTranslations } from 'use-intl/react';
import type { Bilingual } from '#server/contract/shapes.ts';
import { InputControl } from '../../ui/InputControl.tsx';
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
      <InputControl
        lang="en"
        dir="ltr"
        placeholder={t('english')}
        aria-label={`${label} · ${t('english')}`}
        value={name.en}
        onChange={(text) => {
          onChange({ ...name, en: text });
        }}
      />
      <InputControl
        lang="ar"
        dir="rtl"
        placeholder={t('arabic')}
        aria-label={`${label} · ${t('arabic')}`}
        value={name.ar}
        onChange={(text) => {
          onChange({ ...name, ar: text });
        }}
      />
    </div>
  );
}
