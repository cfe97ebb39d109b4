import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';

/** The way back to the demonstration, as long as it is kept. */
export function DemonstrationCard() {
  const t = useTranslations('organisation');
  const queries = useQueries();
  const client = useQueryClient();
  const id = useId();
  const [, go] = useLocation();
  const stores = useQuery(queries.stores());
  const look = useMutation({
    mutationFn: () => queries.actions.showStore({ show: 'demonstration' }),
    onSuccess: async () => {
      go('/');
      await client.resetQueries();
    },
  });
  if (!stores.data?.demonstrationKept) return null;
  return (
    <Card labelledBy={id}>
      <Form
        onSend={() => {
          look.mutate();
        }}
      >
        <PanelTitle id={id} text={t('demoTitle')} />
        <FormNote text={t('demoKept')} />
        {look.isError && <ErrorLine failure={failureOf(look.error)} />}
        <FormActions>
          <Button disabled={look.isPending}>
            {look.isPending ? t('switching') : t('demoLook')}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
