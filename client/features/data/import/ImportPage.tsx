import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { Redirect, useLocation, useSearchParams } from 'wouter';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { useShowOwn } from '../../../api/use-show-own.ts';
import { isolate } from '../../../format/bidi.ts';
import { Button } from '../../../ui/Button.tsx';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { FormActions } from '../../../ui/Form.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { PrepareImport } from './PrepareImport.tsx';

/** What an address says of a key; null = nothing, also where only the key is left. */
function given(search: URLSearchParams, key: string): string | null {
  const said = search.get(key);
  return said === '' ? null : said;
}

/** An empty store of one's own, begun without a word about the organisation. */
function isUnnamed({ demonstration, name, dataThrough }: OrganisationAnswer): boolean {
  return !demonstration && dataThrough === null && name.en === '' && name.ar === '';
}

/** From a file to an import: the address holds the sent file, so that a reload does not lose it. */
export function ImportPage({ mayBegin }: { mayBegin: boolean }) {
  const t = useTranslations('wizard');
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const file = given(search, 'file');
  const name = search.get('name') ?? '';
  const source = given(search, 'source');
  const app = useTranslations('app');
  const queries = useQueries();
  const back = useShowOwn();
  const organisation = useQuery(queries.organisation()).data;
  const isDemonstration = organisation?.demonstration === true;
  const stores = useQuery({ ...queries.stores(), enabled: isDemonstration });
  // Whose data they are, and how their days and weeks are cut, comes before the first of them.
  if (organisation && mayBegin && isUnnamed(organisation)) return <Redirect to="/start" />;
  if (isDemonstration && stores.data) {
    // Whose data they are comes first; and while the demonstration is looked at, nothing is read by its settings.
    if (!stores.data.ownBegun) return <Redirect to="/start" />;
    return (
      <>
        <PageHeader title={t('title')} scope={[]} />
        <Notice text={t('visit')} />
        <FormActions>
          <Button
            isPrimary
            disabled={back.isPending}
            onPress={() => {
              back.mutate();
            }}
          >
            {app('ownBack')}
          </Button>
        </FormActions>
        {back.isError && <ErrorLine failure={failureOf(back.error)} />}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={file === null ? [t('scope')] : [isolate(name), t('scope')]}
        actions={file === null ? null : <ButtonLink href="/import">{t('another')}</ButtonLink>}
      />
      {file === null ? (
        <ChooseFile
          source={source}
          onSent={(sent) => {
            const next = new URLSearchParams({ file: sent.file, name: sent.name });
            if (source !== null) next.set('source', source);
            go(`/import?${next.toString()}`);
          }}
        />
      ) : (
        <PrepareImport key={file} file={file} name={name} wanted={source} />
      )}
    </>
  );
}
