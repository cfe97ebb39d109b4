import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ChoiceField, Form, FormActions, FormNote } from '../../ui/Form.tsx';
import type { AssignControlProps } from './AssignControl.tsx';
import { ChoiceFields, chosenKeys, NOTHING_CHOSEN } from './ChoiceFields.tsx';
import { useRuleWords } from './use-rule-words.ts';

type AssignFormProps = Omit<AssignControlProps, 'list'> & {
  list: AssignControlProps['list'] | undefined;
  onLeave: () => void;
};

/** What to set, on what; then how many were set, with the way back. */
export function AssignForm({ records, list, onLeave }: AssignFormProps) {
  const t = useTranslations('assign');
  const { line } = useFormats();
  const { sets } = useRuleWords();
  const { actions } = useQueries();
  const client = useQueryClient();
  const [values, setValues] = useState(NOTHING_CHOSEN);
  // Until somebody says otherwise, chosen records are what is meant, also when they are chosen after this was opened.
  const [asked, setAsked] = useState<'chosen' | 'list' | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const onSuccess = () => client.invalidateQueries();
  const keys = chosenKeys(values);
  const isWhole = Object.keys(keys).length > 0;
  const onList = list !== undefined && (records.length === 0 || asked === 'list');
  const count = onList ? list.count : records.length;
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
        <FormNote
          text={
            undo.isSuccess ? t('undone') : line([t('setDone', { count: made.records }), sets(made)])
          }
        />
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
        <Button size="small" onPress={onLeave}>
          {t('close')}
        </Button>
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
          value={onList ? 'list' : 'chosen'}
          groups={[
            {
              label: '',
              options: [
                { value: 'chosen', label: t('onlyChosen', { count: records.length }) },
                { value: 'list', label: t('wholeList', { count: list.count }) },
              ],
            },
          ]}
          onChoose={setAsked}
        />
      ) : (
        <FormNote text={t(onList ? 'onWholeList' : 'chosen', { count })} />
      )}
      <ChoiceFields value={values} onChange={setValues} />
      {isAsked && !isWhole ? (
        <ErrorLine failure={{ message: t('needsChoice'), requestId: null }} />
      ) : null}
      {assign.isError && <ErrorLine failure={failureOf(assign.error)} />}
      <FormActions>
        <Button isPrimary disabled={assign.isPending}>
          {assign.isPending ? t('setting') : t('set', { count })}
        </Button>
        <Button onPress={onLeave}>{t('cancel')}</Button>
      </FormActions>
    </Form>
  );
}
