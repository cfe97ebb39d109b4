import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ThemesAnswer } from '#server/contract/themes.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { RescoreNote } from './RescoreNote.tsx';
import { sumOf, useShareText } from './shares.ts';
import { Tester } from './Tester.tsx';
import { ThemesEditor } from './ThemesEditor.tsx';
import { ThemesTable } from './ThemesTable.tsx';

/** What customers write about: how often, by which phrases, and what other phrases would change. */
export function ThemesPage({
  mayEdit,
  mayBegin,
}: {
  mayEdit: boolean;
  /** May begin a loop about a theme. */
  mayBegin: boolean;
}) {
  const t = useTranslations('themes');
  const themes = useQuery(useQueries().themes());
  const [isEditing, setIsEditing] = useState(false);
  const { data } = themes;
  return (
    <>
      <Header
        answer={data ?? null}
        isComing={themes.isPending}
        action={
          mayEdit && data ? (
            <Button
              isPrimary={!isEditing}
              onPress={() => {
                setIsEditing(!isEditing);
              }}
            >
              {isEditing ? t('stopEditing') : t('edit')}
            </Button>
          ) : null
        }
      />
      {themes.isError && !data && (
        <Card>
          <ErrorState failure={failureOf(themes.error)} onRetry={() => void themes.refetch()} />
        </Card>
      )}
      {themes.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="24rem" />
        </>
      )}
      {data && <RescoreNote rescoring={data.rescoring} />}
      {data && isEditing && (
        <ThemesEditor
          answer={data}
          onSaved={() => {
            setIsEditing(false);
          }}
        />
      )}
      {data && !isEditing && (
        <>
          <ThemesTable answer={data} {...{ mayBegin }} />
          <Tester themes={null} answer={data} />
        </>
      )}
    </>
  );
}

function Header({
  answer,
  isComing,
  action,
}: {
  answer: ThemesAnswer | null;
  isComing: boolean;
  action: ReactNode;
}) {
  const t = useTranslations('themes');
  const { day } = useFormats();
  const shareText = useShareText();
  const all = answer ? sumOf(answer.records) : 0;
  const none = answer ? sumOf(answer.unclassified.own) : 0;
  const first = answer?.weeks[0];
  const last = answer?.weeks.at(-1);
  return (
    <PageHeader
      title={
        all > 0 && none > 0 ? t('unclassifiedTitle', { share: shareText(none, all) }) : t('title')
      }
      scope={
        answer
          ? [
              first && last ? day.range(first.from, last.to) : t('noWeeks'),
              t('count', { count: answer.themes.length }),
              t('records', { count: all }),
            ]
          : []
      }
      actions={action}
      isComing={isComing}
    />
  );
}
