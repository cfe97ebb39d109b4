import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { RuleInput } from '#server/contract/assignments.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FieldGroup, Form, FormActions, FormNote, TextField } from '../../ui/Form.tsx';
import { ChoiceFields, chosenKeys } from './ChoiceFields.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { DeleteRule } from './DeleteRule.tsx';
import { EffectView } from './EffectView.tsx';

/** The fields of a rule; it can be saved once its effect was looked at. */
export function RuleEditor({ id, first }: { id: number | null; first: RuleInput }) {
  const t = useTranslations('assign');
  const { actions } = useQueries();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [input, setInput] = useState(first);
  const whole = { ...input, condition: withoutEmpty(input.condition) };
  const hasOpenChoice = input.condition.dimensions.some(({ keys }) => keys.length === 0);
  const effect = useMutation({
    mutationFn: (asked: RuleInput) => actions.assignments.effect(id, asked),
  });
  const save = useMutation({
    mutationFn: () => actions.assignments.saveRule(id, whole),
    onSuccess: async () => {
      await client.invalidateQueries();
      go('/assignments');
    },
  });
  const isLookedAt = effect.isSuccess && JSON.stringify(effect.variables) === JSON.stringify(whole);
  return (
    <>
      <Card>
        <Form
          onSend={() => {
            if (!effect.isPending && !hasOpenChoice) effect.mutate(whole);
          }}
        >
          <TextField
            label={t('name')}
            value={input.name}
            onChange={(name) => {
              setInput({ ...input, name });
            }}
          />
          <ConditionFields
            condition={input.condition}
            onChange={(condition) => {
              setInput({ ...input, condition });
            }}
          />
          <FieldGroup legend={t('thenSet')}>
            <ChoiceFields
              value={{ department: input.sets.department ?? '', theme: input.sets.theme ?? '' }}
              onChange={(values) => {
                setInput({ ...input, sets: chosenKeys(values) });
              }}
            />
          </FieldGroup>
          {effect.isError && <ErrorLine failure={failureOf(effect.error)} />}
          {save.isError && <ErrorLine failure={failureOf(save.error)} />}
          <FormActions>
            <Button isPrimary={!isLookedAt} disabled={effect.isPending || hasOpenChoice}>
              {effect.isPending ? t('showing') : t('show')}
            </Button>
            <Button
              isPrimary={isLookedAt}
              disabled={!isLookedAt || save.isPending}
              onPress={() => {
                save.mutate();
              }}
            >
              {save.isPending ? t('saving') : t('save')}
            </Button>
            {isLookedAt ? null : <FormNote text={t('needsEffect')} />}
          </FormActions>
        </Form>
      </Card>
      {effect.data && isLookedAt ? <EffectView effect={effect.data} /> : null}
      {id === null ? null : <DeleteRule id={id} />}
    </>
  );
}

/** A field for words that was left empty asks for nothing. */
function withoutEmpty(condition: RuleInput['condition']): RuleInput['condition'] {
  return { ...condition, words: condition.words.filter((words) => words.trim() !== '') };
}
