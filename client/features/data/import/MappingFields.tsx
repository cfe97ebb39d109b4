import { useTranslations } from 'use-intl/react';
import type { Mapping } from '#server/contract/mapping.ts';
import { isolate } from '../../../format/bidi.ts';
import { nameIn } from '../../../format/name.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { FieldGroup, FieldRow, TextField } from '../../../ui/Form.tsx';
import type { MappingEdits } from './mapping-edits.ts';
import css from './Import.module.css';

const SCALE = ['scaleMin', 'scaleMax', 'bottomTo', 'topFrom'] as const;

/** What is said of the file as a whole: its source, and the scale of each score. */
export function MappingFields({
  mapping,
  edits,
  onEdit,
}: {
  mapping: Mapping;
  edits: MappingEdits;
  onEdit: (edits: MappingEdits) => void;
}) {
  const t = useTranslations('wizard');
  const { language } = useFormats();
  return (
    <>
      {(mapping.instruments ?? []).map((instrument) => (
        <FieldGroup
          key={instrument.id}
          legend={t('scale', {
            instrument: isolate(nameIn(language, instrument.question, instrument.id)),
          })}
        >
          <div className={css['scale']}>
            {SCALE.map((field) => (
              <TextField
                key={field}
                label={t(field)}
                type="number"
                value={String(instrument[field])}
                onChange={(text) => {
                  const number = Number.parseInt(text, 10);
                  if (Number.isNaN(number)) return;
                  const scale = { ...edits.scales[instrument.id], [field]: number };
                  onEdit({ ...edits, scales: { ...edits.scales, [instrument.id]: scale } });
                }}
              />
            ))}
          </div>
        </FieldGroup>
      ))}
      <FieldRow>
        <TextField
          label={t('source')}
          hint={t('sourceHint')}
          lang="en"
          value={mapping.source}
          onChange={(source) => {
            onEdit({ ...edits, source });
          }}
        />
      </FieldRow>
    </>
  );
}
