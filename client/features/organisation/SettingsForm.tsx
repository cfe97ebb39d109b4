import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { CheckField, FieldGroup, Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { changeOf, draftOf, hasName, isRecount } from './draft.ts';
import { OrganisationFields } from './OrganisationFields.tsx';
import { RecountCost } from './RecountCost.tsx';

/** All settings at once; what counts everything again is said before it is done. */
export function SettingsForm({ organisation }: { organisation: OrganisationAnswer }) {
  const t = useTranslations('organisation');
  const { actions, organisation: asked } = useQueries();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(organisation));
  const [note, setNote] = useState('');
  const [isWarned, setIsWarned] = useState(false);
  const change = changeOf(draftOf(organisation), draft);
  const isChanged = Object.keys(change).length > 0;
  const save = useMutation({
    mutationFn: () => actions.changeOrganisation(change),
    onSuccess: async (answer) => {
      client.setQueryData(asked().queryKey, answer);
      setDraft(draftOf(answer));
      setIsWarned(false);
      setNote(t('saved'));
      // Every number may read differently now.
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'organisation',
      });
    },
  });
  const send = () => {
    if (save.isPending) return;
    if (!isChanged) setNote(t('unchanged'));
    else if (!hasName(draft)) setNote(t('needName'));
    else if (isRecount(change) && !isWarned) setIsWarned(true);
    else save.mutate();
  };
  return (
    <Form onSend={send}>
      <OrganisationFields
        draft={draft}
        zone={organisation.zone}
        onChange={(part) => {
          setDraft({ ...draft, ...part });
          setNote('');
          setIsWarned(false);
        }}
      />
      <FieldGroup legend={t('reading')}>
        <CheckField
          label={t('timeReversed')}
          isChecked={draft.timeReversed}
          onChange={(timeReversed) => {
            setDraft({ ...draft, timeReversed });
            setNote('');
          }}
        />
      </FieldGroup>
      {save.isError && <ErrorLine failure={failureOf(save.error)} />}
      {isWarned ? (
        <RecountCost
          isCounting={save.isPending}
          onLeave={() => {
            const { zone, weekStart } = organisation;
            setDraft({ ...draft, zone, weekStart });
            setIsWarned(false);
          }}
        />
      ) : (
        <FormActions>
          <Button isPrimary disabled={save.isPending}>
            {save.isPending ? t('saving') : t('save')}
          </Button>
          <FormNote text={note} />
        </FormActions>
      )}
    </Form>
  );
}
