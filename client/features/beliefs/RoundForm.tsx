import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { BeliefRoundInput, BeliefRoundsAnswer } from '#server/contract/beliefs.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { freshKey } from '../../api/once.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import css from './Beliefs.module.css';
import type { RoundDraft, TopicDraft } from './round-draft.ts';
import { faultOf, freshRound, freshTopic, inputOf } from './round-draft.ts';
import { TopicFields } from './TopicFields.tsx';
import { useBesideOptions, usualMetric } from './use-beside-options.ts';

const MOST_TOPICS = 10;

export type RoundFormProps = {
  catalogue: Catalogue;
  today: string;
  suggested: BeliefRoundsAnswer['suggested'];
  /** True = the round is made. */
  onLeave: (isMade: boolean) => void;
};

/** When leaders are asked, what, and what each sentence is put beside. */
export function RoundForm({ catalogue, today, suggested, onLeave }: RoundFormProps) {
  const t = useTranslations('beliefs');
  const { actions } = useQueries();
  const client = useQueryClient();
  const options = useBesideOptions(catalogue);
  const usual = usualMetric(catalogue);
  const [draft, setDraft] = useState(() => freshRound(today, suggested, usual));
  const [once, setOnce] = useState(freshKey);
  const [note, setNote] = useState('');
  const change = (part: Partial<RoundDraft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
    // What is changed after it was refused is another request.
    setOnce(freshKey());
  };
  const { topics } = draft;
  const changeTopic = (key: number, part: Partial<TopicDraft>) => {
    change({ topics: topics.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  };
  const save = useMutation({
    mutationFn: (input: BeliefRoundInput) => actions.beliefs.open(input, once),
    onSuccess: async () => {
      onLeave(true);
      await client.invalidateQueries({ queryKey: ['beliefs'] });
    },
  });
  return (
    <div className={css['sheet']}>
      <Form
        onSend={() => {
          if (save.isPending) return;
          const fault = faultOf(draft, today);
          if (fault) setNote(t(`fault.${fault}`));
          else save.mutate(inputOf(draft));
        }}
      >
        <FieldRow>
          <TextField
            label={t('nameEn')}
            lang="en"
            value={draft.en}
            onChange={(en) => {
              change({ en });
            }}
          />
          <TextField
            label={t('nameAr')}
            lang="ar"
            value={draft.ar}
            onChange={(ar) => {
              change({ ar });
            }}
          />
        </FieldRow>
        <FieldRow>
          <DateField
            label={t('firstDay')}
            value={draft.from}
            onChange={(from) => {
              change({ from });
            }}
          />
          <DateField
            label={t('lastDay')}
            value={draft.last}
            onChange={(last) => {
              change({ last });
            }}
          />
        </FieldRow>
        <DateField
          label={t('customersFrom')}
          hint={t('customersFromHint')}
          value={draft.customersFrom}
          onChange={(customersFrom) => {
            change({ customersFrom });
          }}
        />
        {topics.map((topic, place) => (
          <TopicFields
            key={topic.key}
            {...{ topic, options }}
            number={place + 1}
            onChange={(part) => {
              changeTopic(topic.key, part);
            }}
            onRemove={
              topics.length > 1
                ? () => {
                    change({ topics: topics.filter(({ key }) => key !== topic.key) });
                  }
                : null
            }
          />
        ))}
        {topics.length < MOST_TOPICS ? (
          <div>
            <Button
              size="small"
              onPress={() => {
                change({ topics: [...topics, freshTopic(topics, usual)] });
              }}
            >
              {t('addTopic')}
            </Button>
          </div>
        ) : null}
        <SaveFoot
          failure={save.isError ? failureOf(save.error) : null}
          isSaving={save.isPending}
          words={{ save: t('save'), saving: t('saving'), leave: t('leave') }}
          note={note}
          onLeave={() => {
            onLeave(false);
          }}
        />
      </Form>
    </div>
  );
}
