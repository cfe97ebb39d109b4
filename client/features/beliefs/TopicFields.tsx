import { useTranslations } from 'use-intl/react';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField, ChoiceField, FieldGroup, FieldRow, TextField } from '../../ui/Form.tsx';
import type { Option } from '../../ui/SelectControl.tsx';
import type { TopicDraft } from './round-draft.ts';

export type TopicFieldsProps = {
  topic: TopicDraft;
  /** From 1. */
  number: number;
  options: readonly Option<string>[];
  onChange: (part: Partial<TopicDraft>) => void;
  /** Null = it is the only one. */
  onRemove: (() => void) | null;
};

/** One sentence in both languages, and the customers' question it is put beside. */
export function TopicFields({ topic, number, options, onChange, onRemove }: TopicFieldsProps) {
  const t = useTranslations('beliefs');
  const { value } = useFormats();
  const count = value.count(number);
  return (
    <FieldGroup legend={t('topic', { number: count })}>
      <FieldRow>
        <TextField
          label={t('wordingEn')}
          lang="en"
          value={topic.en}
          onChange={(en) => {
            onChange({ en });
          }}
        />
        <TextField
          label={t('wordingAr')}
          lang="ar"
          value={topic.ar}
          onChange={(ar) => {
            onChange({ ar });
          }}
        />
      </FieldRow>
      <ChoiceField
        label={t('beside')}
        value={topic.metric}
        groups={[{ label: '', options }]}
        onChoose={(metric) => {
          onChange({ metric });
        }}
      />
      {topic.metric === '' ? null : (
        <CheckField
          label={t('sameWording')}
          isChecked={topic.isSameWording}
          onChange={(isSameWording) => {
            onChange({ isSameWording });
          }}
        />
      )}
      {onRemove ? (
        <div>
          <Button size="small" onPress={onRemove}>
            {t('removeTopic', { number: count })}
          </Button>
        </div>
      ) : null}
    </FieldGroup>
  );
}
