import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ChoiceField, FieldRow, Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { clockText } from './clock-text.ts';

type Hours = OrganisationAnswer['workingHours'];

const STEP = 30;
const DAY = 24 * 60;

/** From when to when people work; what is held stays among the choices. */
export function HoursForm({ hours }: { hours: Hours }) {
  const t = useTranslations('ladder');
  const { locale } = useFormats();
  const { actions, organisation } = useQueries();
  const client = useQueryClient();
  const [draft, setDraft] = useState(hours);
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: () => actions.changeOrganisation({ workingHours: draft }),
    onSuccess: (answer) => {
      client.setQueryData(organisation().queryKey, answer);
      setNote(t('saved'));
    },
  });
  const send = () => {
    if (save.isPending) return;
    if (draft.to <= draft.from) setNote(t('needHours'));
    else if (draft.from === hours.from && draft.to === hours.to) setNote(t('unchanged'));
    else save.mutate();
  };
  const choices = (held: number, least: number, most: number) => {
    const steps = Array.from({ length: DAY / STEP + 1 }, (_, i) => i * STEP);
    const fitting = steps.filter((one) => one >= least && one <= most);
    const all = [...new Set([...fitting, held])].toSorted((a, b) => a - b);
    const options = all.map((one) => ({ value: String(one), label: clockText(locale, one) }));
    return [{ label: '', options }];
  };
  return (
    <Form onSend={send}>
      <FieldRow>
        <ChoiceField
          label={t('opens')}
          value={String(draft.from)}
          groups={choices(hours.from, 0, DAY - STEP)}
          onChoose={(from) => {
            setDraft({ ...draft, from: Number(from) });
            setNote('');
          }}
        />
        <ChoiceField
          label={t('closes')}
          value={String(draft.to)}
          groups={choices(hours.to, STEP, DAY)}
          onChoose={(to) => {
            setDraft({ ...draft, to: Number(to) });
            setNote('');
          }}
        />
      </FieldRow>
      {save.isError ? <ErrorLine failure={failureOf(save.error)} /> : null}
      <FormActions>
        <Button isPrimary disabled={save.isPending}>
          {save.isPending ? t('saving') : t('save')}
        </Button>
        <FormNote text={note} />
      </FormActions>
    </Form>
  );
}
