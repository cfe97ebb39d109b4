import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { NameFields } from './NameFields.tsx';

type Attribute = OrganisationAnswer['attributes'][number];

/** What an attribute is called in both languages. */
export function AttributeForm({
  attribute: { key, name },
  onDone,
}: {
  attribute: Attribute;
  onDone: () => void;
}) {
  const t = useTranslations('names');
  const { actions, organisation } = useQueries();
  const client = useQueryClient();
  const [draft, setDraft] = useState(name);
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: async () => {
      // The list is replaced whole: what imports have declared meanwhile must be in it.
      const { attributes } = await client.query({ ...organisation(), staleTime: 0 });
      const named = { key, name: { en: draft.en.trim(), ar: draft.ar.trim() } };
      return actions.changeOrganisation({
        attributes: attributes.map((one) => (one.key === key ? named : one)),
      });
    },
    onSuccess: (answer) => {
      client.setQueryData(organisation().queryKey, answer);
      onDone();
    },
  });
  return (
    <Form
      onSend={() => {
        if (draft.en.trim() === name.en && draft.ar.trim() === name.ar) setNote(t('unchanged'));
        else if (!save.isPending) save.mutate();
      }}
    >
      <NameFields
        name={draft}
        onChange={(part) => {
          setDraft({ ...draft, ...part });
          setNote('');
        }}
      />
      <SaveFoot
        failure={save.isError ? failureOf(save.error) : null}
        isSaving={save.isPending}
        words={{ save: t('save'), saving: t('saving'), leave: t('leave') }}
        note={note}
        onLeave={onDone}
      />
    </Form>
  );
}
