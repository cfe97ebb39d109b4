import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Select } from '../../ui/Select.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { useChosen } from '../../url/use-chosen.ts';
import { AttributesCard } from './AttributesCard.tsx';
import { ValueList } from './ValueList.tsx';

/** What departments, channels and the like are called, and which of them are one. */
export function NamesPage({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('names');
  const dimensionName = useTranslations('dimension');
  const { capital } = useFormats();
  const queries = useQueries();
  const dimensions = useQuery(queries.dimensions());
  const { asked, choose } = useChosen('dimension');
  const known = dimensions.data?.dimensions.map(({ dimension }) => dimension) ?? [];
  // An address that is outdated shows the first.
  const chosen = known.find((one) => one === asked) ?? known[0];
  // What stands below the list waits for it, and is not moved by it.
  const values = useQuery({
    ...queries.dimension(chosen ?? ''),
    enabled: chosen !== undefined,
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={[t('scope')]}
        actions={<ButtonLink href="/data">{t('toData')}</ButtonLink>}
      />
      {dimensions.isError && (
        <Card>
          <ErrorState
            failure={failureOf(dimensions.error)}
            onRetry={() => void dimensions.refetch()}
          />
        </Card>
      )}
      {dimensions.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="20rem" />
        </>
      )}
      {chosen && (
        <Card>
          <Select
            label={t('show')}
            value={chosen}
            groups={[
              {
                label: '',
                options: known.map((one) => ({ value: one, label: capital(dimensionName(one)) })),
              },
            ]}
            onChoose={choose}
          />
          <ValueList key={chosen} dimension={chosen} mayEdit={mayEdit} />
        </Card>
      )}
      {values.data ? <AttributesCard mayEdit={mayEdit} /> : null}
    </>
  );
}
