import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OwnReportAnswer, ReportChoices, ReportInput } from '#server/contract/reports.ts';
import { failureOf } from '../../api/failure.ts';
import { freshKey } from '../../api/once.ts';
import { useReportQueries } from '../../api/report-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Field } from '../../ui/Field.tsx';
import { ChoiceField, FieldGroup, FieldRow, Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';

const FREQUENCIES = ['once', 'weekly', 'daily', 'always'] as const;

/** What happens, where and about what, how often: filled in within twenty seconds. */
export function ReportForm({ onSent }: { onSent: (answer: OwnReportAnswer) => void }) {
  const queries = useReportQueries();
  const choices = useQuery(queries.choices());
  return (
    <Card>
      {choices.isPending ? (
        <>
          <LoadingNote />
          <Skeleton height="18rem" />
        </>
      ) : null}
      {choices.isError ? (
        <ErrorState failure={failureOf(choices.error)} onRetry={() => void choices.refetch()} />
      ) : null}
      {choices.data ? <Fields choices={choices.data} onSent={onSent} /> : null}
    </Card>
  );
}

type Draft = {
  text: string;
  department: string;
  theme: string;
  frequency: ReportInput['frequency'] | '';
};

function Fields({
  choices,
  onSent,
}: {
  choices: ReportChoices;
  onSent: (answer: OwnReportAnswer) => void;
}) {
  const t = useTranslations('reports');
  const { language, locale } = useFormats();
  const client = useQueryClient();
  const { actions } = useReportQueries();
  const [draft, setDraft] = useState<Draft>({
    text: '',
    department: choices.own ?? '',
    theme: '',
    frequency: '',
  });
  const [note, setNote] = useState('');
  // What is changed after it was refused is another request.
  const [once, setOnce] = useState(freshKey);
  const change = (part: Partial<Draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
    setOnce(freshKey());
  };
  const send = useMutation({
    mutationFn: (input: ReportInput) => actions.send(input, once),
    onSuccess: async (answer) => {
      onSent(answer);
      await client.invalidateQueries({ queryKey: ['reports'] });
    },
  });
  const named = (groups: ReportChoices['themes']) =>
    groups
      .map(({ key, name }) => ({ value: key, label: nameIn(language, name, key) }))
      .sort((a, b) => a.label.localeCompare(b.label, locale));
  const unknown = { value: '', label: t('unknown') };
  return (
    <Form
      onSend={() => {
        const { text, department, theme, frequency } = draft;
        if (text.trim() === '') setNote(t('fault.text'));
        else if (frequency === '') setNote(t('fault.frequency'));
        else if (!send.isPending) {
          send.mutate({
            text: text.trim(),
            department: department === '' ? null : department,
            theme: theme === '' ? null : theme,
            frequency,
          });
        }
      }}
    >
      <Field label={t('what')} hint={t('whatHint')}>
        {(id, describedBy) => (
          <TextAreaControl
            id={id}
            rows={4}
            dir="auto"
            value={draft.text}
            aria-describedby={describedBy}
            onChange={(text) => {
              change({ text });
            }}
          />
        )}
      </Field>
      <FieldGroup legend={t('whereLegend')}>
        <FieldRow>
          <ChoiceField
            label={t('theme')}
            value={draft.theme}
            groups={[{ label: '', options: [unknown, ...named(choices.themes)] }]}
            onChoose={(theme) => {
              change({ theme });
            }}
          />
          <ChoiceField
            label={t('department')}
            value={draft.department}
            groups={[{ label: '', options: [unknown, ...named(choices.departments)] }]}
            onChoose={(department) => {
              change({ department });
            }}
          />
        </FieldRow>
      </FieldGroup>
      <ChoiceField
        label={t('often')}
        value={draft.frequency}
        groups={[
          {
            label: '',
            options: [
              { value: '', label: t('choose') },
              ...FREQUENCIES.map((one) => ({ value: one, label: t(`frequency.${one}`) })),
            ],
          },
        ]}
        onChoose={(frequency) => {
          change({ frequency });
        }}
      />
      {send.error ? <ErrorLine failure={failureOf(send.error)} /> : null}
      <FormActions>
        <Button isPrimary disabled={send.isPending}>
          {send.isPending ? t('sending') : t('send')}
        </Button>
        <FormNote text={note} />
      </FormActions>
    </Form>
  );
}
