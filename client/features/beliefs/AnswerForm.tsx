import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { BeliefRoundInfo, OwnBeliefAnswer } from '#server/contract/beliefs.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ChoiceField, FieldGroup, Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { ScaleField } from './ScaleField.tsx';

type Answers = OwnBeliefAnswer['answers'];

export type AnswerFormProps = {
  round: BeliefRoundInfo;
  own: OwnBeliefAnswer;
  onSent: () => void;
};

/** The sentences about the whole organisation, then about the departments the leader may speak of. */
export function AnswerForm({ round, own, onSent }: AnswerFormProps) {
  const t = useTranslations('beliefs');
  const { language, locale } = useFormats();
  const { actions } = useQueries();
  const client = useQueryClient();
  const [answers, setAnswers] = useState<Answers>(own.answers);
  const [note, setNote] = useState('');
  // Who may speak of one only says which; who leads some is asked about each.
  const isOneOnly = own.departments.length > own.mostDepartments;
  const [mine, setMine] = useState(
    () => own.answers.find(({ department }) => department !== null)?.department ?? '',
  );
  const spokenOf = isOneOnly ? own.departments.filter(({ key }) => key === mine) : own.departments;
  const send = useMutation({
    mutationFn: (sent: Answers) => actions.beliefs.answer(round.id, { answers: sent }),
    onSuccess: async () => {
      onSent();
      await client.invalidateQueries({ queryKey: ['beliefs'] });
    },
  });
  const scoreOf = (topic: number, department: string | null): number | null =>
    answers.find((one) => one.topic === topic && one.department === department)?.score ?? null;
  const choose = (topic: number, department: string | null, score: number) => {
    setNote('');
    setAnswers((held) => [
      ...held.filter((one) => one.topic !== topic || one.department !== department),
      { topic, department, score },
    ]);
  };
  const fields = (department: string | null) =>
    round.topics.map(({ wording }, topic) => (
      <ScaleField
        key={topic}
        legend={nameIn(language, wording, wording.en)}
        score={scoreOf(topic, department)}
        onChoose={(score) => {
          choose(topic, department, score);
        }}
      />
    ));
  return (
    <Form
      onSend={() => {
        if (send.isPending) return;
        const keys = new Set(spokenOf.map(({ key }) => key));
        const sent = answers.filter(
          ({ department }) => department === null || keys.has(department),
        );
        if (sent.length === 0) setNote(t('needAnswer'));
        else send.mutate(sent);
      }}
    >
      <FieldGroup legend={t('whole')}>{fields(null)}</FieldGroup>
      {isOneOnly ? (
        <ChoiceField
          label={t('mine')}
          hint={t('mineHint')}
          value={mine}
          groups={[
            {
              label: '',
              options: [
                { value: '', label: t('noDepartment') },
                ...own.departments
                  .map(({ key, name }) => ({ value: key, label: nameIn(language, name, key) }))
                  .sort((a, b) => a.label.localeCompare(b.label, locale)),
              ],
            },
          ]}
          onChoose={setMine}
        />
      ) : null}
      {spokenOf.map(({ key, name }) => (
        <FieldGroup key={key} legend={t('about', { name: isolate(nameIn(language, name, key)) })}>
          {fields(key)}
        </FieldGroup>
      ))}
      {send.isError && <ErrorLine failure={failureOf(send.error)} />}
      <FormActions>
        <Button isPrimary disabled={send.isPending}>
          {send.isPending ? t('sending') : t('send')}
        </Button>
        <FormNote text={note} />
      </FormActions>
    </Form>
  );
}
