import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { Rights } from '#server/domain/access/principal.ts';
import type { Role } from '#server/domain/access/roles.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { isWhole, RightsFields } from './RightsFields.tsx';

/** Seeing what somebody else sees, without changing anything. */
export function ViewAsCard({ roles }: { roles: readonly Role[] }) {
  const t = useTranslations('mine');
  const { actions } = useQueries();
  const client = useQueryClient();
  const id = useId();
  const [, go] = useLocation();
  const [rights, setRights] = useState<Rights>({ role: roles[0] ?? 'executive', departments: [] });
  const look = useMutation({
    mutationFn: () => actions.accounts.viewAs(rights),
    onSuccess: async () => {
      go('/');
      await client.resetQueries();
    },
  });
  return (
    <Card labelledBy={id}>
      <Form
        onSend={() => {
          if (isWhole(rights) && !look.isPending) look.mutate();
        }}
      >
        <PanelTitle id={id} text={t('viewTitle')} />
        <FormNote text={t('viewHint')} />
        <RightsFields roles={roles} rights={rights} onChange={setRights} />
        {look.isError && <ErrorLine failure={failureOf(look.error)} />}
        <FormActions>
          <Button disabled={!isWhole(rights) || look.isPending}>{t('look')}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
