import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SourceInfo } from '#server/contract/sources.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ChoiceField, Form, FormActions, TextField } from '../../ui/Form.tsx';
import { RetentionConfirm } from './RetentionConfirm.tsx';
import { RetentionState } from './RetentionState.tsx';
import type { Kept } from './kept-for.ts';
import { daysOf, KEPT_CHOICES, keptOf, LEAST_DAYS, MOST_DAYS, yearsOf } from './kept-for.ts';

/** How long the source's records are kept: chosen, looked at what would go, then said for good. */
export function SourceRetention({ source }: { source: SourceInfo }) {
  const t = useTranslations('retention');
  const { count } = useFormats().value;
  const { actions } = useQueries();
  const client = useQueryClient();
  const { days: present } = source.retention;
  const [kept, setKept] = useState<Kept>(keptOf(present));
  const [written, setWritten] = useState(present === null ? '' : String(present));
  const days = daysOf(kept, written);
  const preview = useMutation({
    mutationFn: (wanted: number) => actions.retention.preview(source.id, wanted),
  });
  const set = useMutation({
    mutationFn: (wanted: number | null) => actions.retention.set(source.id, { days: wanted }),
    onSuccess: async () => {
      preview.reset();
      // What is on other pages may be counted from records that go.
      await client.invalidateQueries();
    },
  });
  const isSame = days === present;
  if (preview.data && typeof days === 'number') {
    return (
      <RetentionConfirm
        preview={preview.data}
        isPending={set.isPending}
        failure={set.isError ? failureOf(set.error) : null}
        onKeep={() => {
          set.mutate(days);
        }}
        onLeave={() => {
          preview.reset();
          set.reset();
        }}
      />
    );
  }
  return (
    <Form
      onSend={() => {
        if (days === 'wrong' || isSame) return;
        if (days === null) set.mutate(null);
        else preview.mutate(days);
      }}
    >
      <RetentionState retention={source.retention} />
      <ChoiceField
        label={t('keep')}
        value={kept}
        groups={[
          {
            label: t('keep'),
            options: KEPT_CHOICES.map((value) => ({
              value,
              label:
                value === 'ever' || value === 'days'
                  ? t(value)
                  : t('years', { count: yearsOf(value) }),
            })),
          },
        ]}
        onChoose={setKept}
      />
      {kept === 'days' && (
        <TextField
          label={t('daysLabel')}
          hint={t('daysHint', { least: count(LEAST_DAYS), most: count(MOST_DAYS) })}
          type="number"
          value={written}
          onChange={setWritten}
          fill="off"
        />
      )}
      {preview.isError && <ErrorLine failure={failureOf(preview.error)} />}
      {set.isError && <ErrorLine failure={failureOf(set.error)} />}
      <FormActions>
        <Button disabled={days === 'wrong' || isSame || preview.isPending || set.isPending}>
          {days === null ? t('save') : preview.isPending ? t('looking') : t('look')}
        </Button>
      </FormActions>
    </Form>
  );
}
