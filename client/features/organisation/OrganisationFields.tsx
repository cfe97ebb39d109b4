import { useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { LANGUAGES } from '../../format/locale.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ChecksField, ChoiceField, FieldGroup, FieldRow, TextField } from '../../ui/Form.tsx';
import { currencyOptions, zoneGroups } from './choices.ts';
import type { OrganisationDraft } from './draft.ts';
import { surroundings } from './guess.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const STARTS = ['sat', 'sun', 'mon'] as const;
const LANGUAGE_NAMES = { en: 'English', ar: 'العربية' } as const;

export type OrganisationFieldsProps = {
  draft: OrganisationDraft;
  /** Zone in force, which stays among the likely ones while another is tried. */
  zone: string;
  onChange: (part: Partial<OrganisationDraft>) => void;
};

/** Who the organisation is, and how it counts days and money. */
export function OrganisationFields({ draft, zone, onChange }: OrganisationFieldsProps) {
  const t = useTranslations('organisation');
  const day = useTranslations('weekday');
  const formats = useFormats();
  const zones = useMemo(
    () => zoneGroups([zone, surroundings().zone], { here: t('zoneHere'), all: t('zoneAll') }),
    [zone, t],
  );
  const currencies = useMemo(
    () => currencyOptions(formats, draft.currency),
    [formats, draft.currency],
  );
  const { name } = draft;
  return (
    <>
      <FieldGroup legend={t('who')}>
        <FieldRow>
          <TextField
            label={t('nameEn')}
            lang="en"
            value={name.en}
            onChange={(en) => {
              onChange({ name: { ...name, en } });
            }}
          />
          <TextField
            label={t('nameAr')}
            lang="ar"
            value={name.ar}
            onChange={(ar) => {
              onChange({ name: { ...name, ar } });
            }}
          />
        </FieldRow>
        <FieldRow>
          <ChoiceField
            label={t('language')}
            hint={t('languageHint')}
            value={draft.language}
            groups={[
              {
                label: '',
                options: LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
              },
            ]}
            onChoose={(language) => {
              onChange({ language });
            }}
          />
        </FieldRow>
      </FieldGroup>
      <FieldGroup legend={t('calendar')}>
        <FieldRow>
          <ChoiceField
            label={t('zone')}
            hint={t('zoneHint')}
            value={draft.zone}
            groups={zones}
            onChoose={(chosen) => {
              onChange({ zone: chosen });
            }}
          />
          <ChoiceField
            label={t('weekStart')}
            value={draft.weekStart}
            groups={[{ label: '', options: STARTS.map((value) => ({ value, label: day(value) })) }]}
            onChoose={(weekStart) => {
              onChange({ weekStart });
            }}
          />
        </FieldRow>
        <ChecksField
          label={t('weekend')}
          options={DAYS.map((key, value) => ({ value, label: day(key) }))}
          chosen={draft.weekend}
          onChange={(weekend) => {
            onChange({ weekend });
          }}
        />
        <FieldRow>
          <ChoiceField
            label={t('currency')}
            hint={t('currencyHint')}
            value={draft.currency}
            groups={[{ label: '', options: currencies }]}
            onChoose={(currency) => {
              onChange({ currency });
            }}
          />
        </FieldRow>
      </FieldGroup>
    </>
  );
}
