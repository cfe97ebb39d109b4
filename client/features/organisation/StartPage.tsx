import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useReader } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { hasName } from './draft.ts';
import { guessDraft, surroundings, withZone } from './guess.ts';
import { OrganisationFields } from './OrganisationFields.tsx';

/** The first step with data of one's own: whose they are. Then straight to the first file. */
export function StartPage() {
  const t = useTranslations('organisation');
  const { preferences } = useReader();
  const queries = useQueries();
  const { actions } = queries;
  const isDemonstration = useQuery(queries.organisation()).data?.demonstration === true;
  const client = useQueryClient();
  const [, go] = useLocation();
  const [draft, setDraft] = useState(() => guessDraft(surroundings(), preferences.language));
  const [isAsked, setIsAsked] = useState(false);
  const begin = useMutation({
    mutationFn: () => {
      const { timeReversed: _later, ...organisation } = draft;
      return actions.showStore({ show: 'own', organisation });
    },
    onSuccess: async () => {
      go('/import');
      await client.resetQueries();
    },
  });
  return (
    <>
      <PageHeader title={t('startTitle')} scope={[t('startScope')]} />
      <Card>
        <Form
          onSend={() => {
            setIsAsked(true);
            if (hasName(draft) && !begin.isPending) begin.mutate();
          }}
        >
          <FormNote text={t(isDemonstration ? 'startHint' : 'emptyHint')} />
          <OrganisationFields
            draft={draft}
            zone={draft.zone}
            onChange={(part) => {
              const { zone, ...rest } = part;
              const held = { ...draft, ...rest };
              setDraft(zone === undefined ? held : withZone(held, zone, surroundings()));
            }}
          />
          {isAsked && !hasName(draft) && (
            <ErrorLine failure={{ message: t('needName'), requestId: null }} />
          )}
          {begin.isError && <ErrorLine failure={failureOf(begin.error)} />}
          <FormActions>
            <Button isPrimary disabled={begin.isPending}>
              {begin.isPending ? t('switching') : t('startGo')}
            </Button>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}
