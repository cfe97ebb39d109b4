import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Rights } from '#server/domain/access/principal.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FieldRow, Form, FormActions, TextField } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { IssuedLink } from './IssuedLink.tsx';
import { isWhole, RightsFields } from './RightsFields.tsx';
import { ALL_ROLES } from './roles.ts';

const FIRST: Rights = { role: 'executive', departments: [] };

/** Somebody new, and the link that lets them in. */
export function InviteForm() {
  const t = useTranslations('people');
  const { actions } = useQueries();
  const client = useQueryClient();
  const id = useId();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [rights, setRights] = useState(FIRST);
  const [isAsked, setIsAsked] = useState(false);
  const invite = useMutation({
    mutationFn: () =>
      actions.accounts.invite({
        name,
        email,
        rights: { role: rights.role, departments: [...rights.departments] },
      }),
    onSuccess: async () => {
      setName('');
      setEmail('');
      setRights(FIRST);
      setIsAsked(false);
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <Card labelledBy={id}>
      <Form
        onSend={() => {
          setIsAsked(true);
          if (isWhole(rights) && !invite.isPending) invite.mutate();
        }}
      >
        <PanelTitle id={id} text={t('invite')} />
        <FieldRow>
          <TextField label={t('name')} value={name} onChange={setName} />
          <TextField label={t('email')} type="email" value={email} onChange={setEmail} />
        </FieldRow>
        <RightsFields roles={ALL_ROLES} rights={rights} onChange={setRights} />
        {isAsked && !isWhole(rights) ? (
          <ErrorLine failure={{ message: t('needDepartment'), requestId: null }} />
        ) : null}
        {invite.isError && <ErrorLine failure={failureOf(invite.error)} />}
        <FormActions>
          <Button isPrimary disabled={invite.isPending}>
            {t('send')}
          </Button>
        </FormActions>
        {invite.data ? <IssuedLink name={invite.data.person.name} link={invite.data.link} /> : null}
      </Form>
    </Card>
  );
}
