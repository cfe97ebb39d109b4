import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RecordAnswer, RecordItem } from '#server/contract/records.ts';
import { failureOf } from '../../api/failure.ts';
import { isUnknown } from '../../api/queries.ts';
import type { RecordKey } from '../../api/records.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { customerHref, usePathIds } from '../../url/record-address.ts';
import { EarlierVersions } from './EarlierVersions.tsx';
import { Panel } from './Panel.tsx';
import { RecordCase } from './RecordCase.tsx';
import { RecordCounts } from './RecordCounts.tsx';
import { RecordFacts } from './RecordFacts.tsx';
import { RecordLinks } from './RecordLinks.tsx';
import { RecordOrigin } from './RecordOrigin.tsx';
import { textOf, WholeText } from './RecordText.tsx';
import { useRecordWords } from './use-record-words.ts';
import css from './RecordPage.module.css';

const KINDS = ['case', 'contact', 'response', 'daily_total'] as const;

export type RecordPageProps = {
  /** True for those who may look into imports. */
  seesImports: boolean;
  /** What can be done with the record, beside its own words; given by who puts the pages together. */
  actions?: (record: RecordItem) => ReactNode;
};

/** The whole story of the record that the address names. */
export function RecordPage(props: RecordPageProps) {
  const [kindText, source, externalId] = usePathIds();
  const kind = KINDS.find((one) => one === kindText);
  if (!kind || source === undefined || externalId === undefined) return <Gone />;
  return <OneRecord {...props} recordKey={{ kind, source, externalId }} />;
}

function OneRecord({ recordKey, ...props }: RecordPageProps & { recordKey: RecordKey }) {
  const name = useTranslations('oneOfKind');
  const record = useQuery(useQueries().record(recordKey));
  if (record.data) return <Story story={record.data} {...props} />;
  if (isUnknown(record.error)) return <Gone />;
  return (
    <>
      <PageHeader
        title={`${name(recordKey.kind)} ${isolate(recordKey.externalId)}`}
        scope={[]}
        isComing={!record.isError}
      />
      <Card>
        {record.isError ? (
          <ErrorState failure={failureOf(record.error)} onRetry={() => void record.refetch()} />
        ) : (
          <>
            <LoadingNote />
            <Skeleton height="18rem" />
          </>
        )}
      </Card>
    </>
  );
}

function Story({ story, seesImports, actions }: RecordPageProps & { story: RecordAnswer }) {
  const t = useTranslations('records.record');
  const name = useTranslations('oneOfKind');
  const { when, channel, where, standing } = useRecordWords();
  const { record } = story;
  const state = standing(record);
  return (
    <>
      <PageHeader
        title={`${name(record.kind)} ${isolate(record.externalId)}`}
        scope={[
          when(record),
          ...channel(record),
          ...where(record),
          ...(state === null ? [] : [state]),
        ]}
        actions={
          record.customer === null ? undefined : (
            <ButtonLink href={customerHref(record.customer)}>{t('customer')}</ButtonLink>
          )
        }
      />
      {textOf(record.fields) === null ? null : (
        <Panel title={t('text')}>
          <WholeText fields={record.fields} />
        </Panel>
      )}
      {actions?.(record)}
      <div className={css['pair']}>
        <Panel title={t('facts')}>
          <RecordFacts record={record} />
        </Panel>
        <div className={css['stack']}>
          <Panel title={t('links')}>
            <RecordLinks story={story} />
          </Panel>
          <Panel title={t('counts')}>
            <RecordCounts counts={story.counts} />
          </Panel>
          <Panel title={t('origin')}>
            <RecordOrigin story={story} seesImports={seesImports} />
          </Panel>
        </div>
      </div>
      <RecordCase story={story} />
      {story.earlier.length === 0 ? null : (
        <Panel title={t('earlier')}>
          <EarlierVersions earlier={story.earlier} seesImports={seesImports} />
        </Panel>
      )}
    </>
  );
}

function Gone() {
  const t = useTranslations('records.record');
  return (
    <>
      <PageHeader title={t('goneTitle')} scope={[]} />
      <Card>
        <EmptyState
          hint={t('goneHint')}
          action={<ButtonLink href="/records">{t('toList')}</ButtonLink>}
        />
      </Card>
    </>
  );
}
