import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { filterTexts } from '../../api/filters.ts';
import { useValues } from '../../api/use-values.ts';
import { readNumber } from '../../format/read-number.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ChoiceField, FieldGroup, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import type { EditFormProps } from './EditableCard.tsx';
import css from './LoopPage.module.css';
import { scopeFilters } from './scope-filters.ts';
import { useFilterName } from './use-filter-name.ts';

/** What the server takes. */
const SETTLE = { least: 0, most: 26 };
const WEEKS = { least: 2, most: 52 };
const FIELDS = ['department', 'theme'] as const;

type Filters = ReturnType<typeof scopeFilters>;
type Draft = { settleWeeks: string; weeks: string; department: string; theme: string };

/** After how many weeks the effect is read, over how many, and beside which department or theme that was not changed. */
export function ReadingForm({ loop, onSend, ...foot }: EditFormProps & Pick<LoopAnswer, 'loop'>) {
  const t = useTranslations('loopPage');
  const words = useTranslations('loops');
  const { value, series } = useFormats();
  const named = useFilterName();
  const options = { department: useValues('department'), theme: useValues('theme') };
  const { reading, scope } = loop;
  const compared = reading.comparison === null ? [] : scopeFilters({ filters: reading.comparison });
  // What else the loop is narrowed to, its comparison is narrowed to as well.
  const rest = (compared.length === 0 ? scopeFilters(scope) : compared).filter(
    ({ field }) => field !== 'department' && field !== 'theme',
  );
  const [draft, setDraft] = useState<Draft>({
    settleWeeks: String(reading.settleWeeks),
    weeks: String(reading.weeks),
    department: keyIn(compared, 'department'),
    theme: keyIn(compared, 'theme'),
  });
  const [note, setNote] = useState('');
  const change = (part: Partial<Draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  const send = () => {
    const settleWeeks = wholeIn(draft.settleWeeks, SETTLE);
    const weeks = wholeIn(draft.weeks, WEEKS);
    if (settleWeeks === null) setNote(t('readingFault.settleWeeks', boundsOf(SETTLE)));
    else if (weeks === null) setNote(t('readingFault.weeks', boundsOf(WEEKS)));
    else if (!foot.isSending) {
      onSend({ reading: { settleWeeks, weeks, comparison: comparisonOf(draft, compared, rest) } });
    }
  };
  const boundsOf = ({ least, most }: typeof SETTLE) => ({
    least: value.count(least),
    most: value.count(most),
  });
  return (
    <Form onSend={send}>
      <p className={css['note']}>{t('readingHint')}</p>
      <FieldRow>
        {(['settleWeeks', 'weeks'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`readingField.${field}`)}
            hint={t(`readingFieldHint.${field}`)}
            type="number"
            value={draft[field]}
            onChange={(text) => {
              change({ [field]: text });
            }}
          />
        ))}
      </FieldRow>
      <FieldGroup legend={t('comparison')}>
        <p className={css['note']}>{t('comparisonHint')}</p>
        <FieldRow>
          {FIELDS.map((field) => (
            <ChoiceField
              key={field}
              label={words(field === 'department' ? 'byDepartment' : 'byTheme')}
              value={draft[field]}
              groups={[
                {
                  label: '',
                  options: [
                    { value: '', label: t('comparisonNobody') },
                    ...options[field],
                    ...keptIn(draft[field], options[field]),
                  ],
                },
              ]}
              onChoose={(key) => {
                change({ [field]: key });
              }}
            />
          ))}
        </FieldRow>
        {rest.length === 0 ? null : (
          <p className={css['note']}>{t('comparisonRest', { filters: series(rest.map(named)) })}</p>
        )}
      </FieldGroup>
      <SaveFoot
        {...foot}
        {...{ note }}
        isSaving={foot.isSending}
        words={{ save: t('send'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}

/** The first of the values a field is narrowed to; empty = it is not. */
function keyIn(filters: Filters, field: (typeof FIELDS)[number]): string {
  return filters.find((one) => one.field === field)?.values[0] ?? '';
}

/** What is gone stays until something else is chosen. */
function keptIn(key: string, known: readonly { value: string }[]) {
  return key === '' || known.some(({ value }) => value === key) ? [] : [{ value: key, label: key }];
}

function wholeIn(text: string, { least, most }: typeof SETTLE): number | null {
  const number = readNumber(text);
  return number !== null && Number.isInteger(number) && number >= least && number <= most
    ? number
    : null;
}

/** A field that was not touched keeps all of its values. Nothing chosen = no comparison. */
function comparisonOf(draft: Draft, compared: Filters, rest: Filters): string[] | null {
  const chosen = FIELDS.flatMap((field) => {
    const key = draft[field];
    const before = compared.find((one) => one.field === field);
    if (key === '') return [];
    return [before?.values[0] === key ? before : { field, values: [key] }];
  });
  return chosen.length === 0 ? null : [...filterTexts([...chosen, ...rest])];
}
