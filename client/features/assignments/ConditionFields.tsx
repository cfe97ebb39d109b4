import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { RuleInput } from '#server/contract/assignments.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ChecksField, FieldGroup, FormNote, TextField } from '../../ui/Form.tsx';
import css from './Assignments.module.css';
import { DimensionChoice } from './DimensionChoice.tsx';
import type { DimensionCondition } from './DimensionChoice.tsx';

const KINDS = ['case', 'contact', 'response'] as const;

type Condition = RuleInput['condition'];

export type ConditionFieldsProps = {
  condition: Condition;
  onChange: (condition: Condition) => void;
};

/** What a record must meet: its kind, its source, values it has, words of its text. */
export function ConditionFields({ condition, onChange }: ConditionFieldsProps) {
  const t = useTranslations('assign');
  const { language } = useFormats();
  const sources = useQuery(useQueries().sources()).data?.sources ?? [];
  const { kinds, words, dimensions } = condition;
  const setDimension = (place: number, next: DimensionCondition[]): void => {
    onChange({ ...condition, dimensions: dimensions.toSpliced(place, 1, ...next) });
  };
  const setWords = (place: number, next: string[]): void => {
    onChange({ ...condition, words: words.toSpliced(place, 1, ...next) });
  };
  const fields = words.length === 0 ? [''] : words;
  return (
    <FieldGroup legend={t('when')}>
      <p className={css['hint']}>{t('whenHint')}</p>
      <ChecksField
        label={t('kinds')}
        options={KINDS.map((kind, value) => ({ value, label: t(kind) }))}
        chosen={kinds.map((kind) => KINDS.indexOf(kind))}
        onChange={(chosen) => {
          onChange({ ...condition, kinds: chosen.flatMap((i) => KINDS[i] ?? []) });
        }}
      />
      {sources.length > 0 ? (
        <ChecksField
          label={t('sources')}
          options={sources.map(({ id, name }, value) => ({
            value,
            label: nameIn(language, name, id),
          }))}
          chosen={condition.sources
            .map((id) => sources.findIndex((source) => source.id === id))
            .filter((place) => place !== -1)}
          onChange={(chosen) => {
            onChange({ ...condition, sources: chosen.flatMap((i) => sources[i]?.id ?? []) });
          }}
        />
      ) : null}
      {dimensions.map((one, place) => (
        <DimensionChoice
          key={one.dimension}
          condition={one}
          taken={dimensions.map(({ dimension }) => dimension)}
          onChange={(next) => {
            setDimension(place, next ? [next] : []);
          }}
        />
      ))}
      <div className={css['control']}>
        <Button
          size="small"
          onPress={() => {
            const taken = new Set(dimensions.map(({ dimension }) => dimension));
            const free = ADDED.find((dimension) => !taken.has(dimension));
            if (free) setDimension(dimensions.length, [{ dimension: free, keys: [] }]);
          }}
        >
          {t('addValue')}
        </Button>
      </div>
      {fields.map((text, place) => (
        // Fields of words have no name but their place.
        <div key={place} className={css['line']}>
          <TextField
            label={place === 0 ? t('words') : t('addWords')}
            value={text}
            onChange={(next) => {
              setWords(place, [next]);
            }}
          />
          {fields.length > 1 ? (
            <Button
              size="small"
              aria-label={t('removeOf', { what: isolate(text) })}
              onPress={() => {
                setWords(place, []);
              }}
            >
              {t('remove')}
            </Button>
          ) : null}
        </div>
      ))}
      <FormNote text={t('wordsHint')} />
      <div className={css['control']}>
        <Button
          size="small"
          onPress={() => {
            onChange({ ...condition, words: [...fields, ''] });
          }}
        >
          {t('moreWords')}
        </Button>
      </div>
    </FieldGroup>
  );
}

/** The order in which dimensions are offered. */
const ADDED = [
  'theme',
  'department',
  'channel',
  'product',
  'branch',
  'region',
  'segment',
  'stage',
  'touchpoint',
] as const;
