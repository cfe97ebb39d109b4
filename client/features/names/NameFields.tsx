import { useTranslations } from 'use-intl/react';
import { FieldRow, TextField } from '../../ui/Form.tsx';

type Name = { en: string; ar: string };

/** A name in both languages. */
export function NameFields({
  name,
  onChange,
}: {
  name: Name;
  onChange: (part: Partial<Name>) => void;
}) {
  const t = useTranslations('names');
  return (
    <FieldRow>
      <TextField
        lang="en"
        label={t('english')}
        value={name.en}
        onChange={(en) => {
          onChange({ en });
        }}
      />
      <TextField
        lang="ar"
        label={t('arabic')}
        value={name.ar}
        onChange={(ar) => {
          onChange({ ar });
        }}
      />
    </FieldRow>
  );
}
