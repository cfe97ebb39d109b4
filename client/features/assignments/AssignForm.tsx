import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ChoiceField, Form, FormActions, FormNote } from '../../ui/Form.tsx';
import type { AssignControlProps } from './AssignControl.tsx';
import { ChoiceFields, chosenKeys, NOTHING_CHOSEN } from './ChoiceFields.tsx';

type AssignFormProps = Omit<AssignControlProps, 'list'> & {
  list: AssignControlProps['list'] | undefined;
  onLeave: () => void;
};

/** What to set, on what; then how many were set, with the way back. */
export function AssignForm({ records, list, onLeave }: AssignFormProps) {
  const t = useTranslations('assign');
  const { actions } = useQueries();
  const client = useQueryClient();
  const [values, setValues] = useState(NOTHING_CHOSEN);
  const [target, setTarget] = useState<'chosen' | 'list'>(records.length > 0 ? 'chosen' : 'list');
  const [isAsked, setIsAsked] = useState(false);
  const onSuccess = () => client.invalidateQueries();
  const keys = chosenKeys(values);
  const isWhole = Object.keys(keys).length > 0;
  const onList = list !== undefined && target === 'list';
  const assign = useMutation({
    mutationFn: () =>
      actions.assignments.assign({ ...keys, ...(onList ? { list: list.question } : { records }) }),
    onSuccess,
  });
  const undo = useMutation({ mutationFn: (id: number) => actions.assignments.undo(id), onSuccess });
  const made = assign.data?.change;
  if (made) {
    return (
      <FormActions>
        <FormNote text={undo.isSuccess ? t('undone') : t('setDone', { count: made.records })} />
        {undo.isError && <ErrorLine failure={failureOf(undo.error)} />}
        {undo.isSuccess ? null : (
          <Button
            size="small"
            disabled={undo.isPending}
            onPress={() => {
              undo.mutate(made.id);
            }}
          >
            {undo.isPending ? t('undoing') : t('undo')}
          </Button>
        )}
      </FormActions>
    );
  }
  return (
    <Form
      onSend={() => {
        setIsAsked(true);
        if (isWhole && !assign.isPending) assign.mutate();
      }}
    >
      {list && records.length > 0 ? (
        <ChoiceField
          label={t('which')}
          value={target}
          groups={[
            {
              label: '',
              options: [
                { value: 'chosen', label: t('onlyChosen', { count: records.length }) },
                { value: 'list', label: t('wholeList', { count: list.count }) },
              ],
            },
          ]}
          onChoose={setTarget}
        />
      ) : (
        <FormNote text={t('chosen', { count: onList ? list.count : records.length })} />
      )}
      <ChoiceFields value={values} onChange={setValues} />
      {isAsked && !isWhole ? (
        <ErrorLine failure={{ message: t('needsChoice'), requestId: null }} />
      ) : null}
      {assign.isError && <ErrorLine failure={failureOf(assign.error)} />}
      <FormActions>
        <Button isPrimary disabled={assign.isPending}>
          {assign.isPending ? t('setting') : t('set')}
        </Button>
        <Button onPress={onLeave}>{t('cancel')}</Button>
      </FormActions>
    </Form>
  );
}
