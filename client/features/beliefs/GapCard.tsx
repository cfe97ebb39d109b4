import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { BeliefRoundInfo, PerceptionGapAnswer } from '#server/contract/beliefs.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { csvText } from '../../format/csv.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Select } from '../../ui/Select.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { useChosen } from '../../url/use-chosen.ts';
import css from './Beliefs.module.css';
import { csvRows } from './csv-rows.ts';
import { GapFigure } from './GapFigure.tsx';

export type GapCardProps = {
  /** Rounds that are over, latest first; at least one. */
  rounds: readonly BeliefRoundInfo[];
  catalogue: Catalogue;
};

/** The gap of one round, the latest unless the address names another. */
export function GapCard({ rounds, catalogue }: GapCardProps) {
  const t = useTranslations('beliefs');
  const id = useId();
  const { language, line, day } = useFormats();
  const { asked, choose } = useChosen('round');
  const named = asked === null ? undefined : rounds.find((one) => String(one.id) === asked);
  const round = named ?? rounds[0];
  const gap = useQuery({
    ...useQueries().perceptionGap(round?.id ?? 0),
    enabled: round !== undefined,
  });
  if (!round) return null;
  const nameOf = ({ id: number, name }: BeliefRoundInfo) => nameIn(language, name, String(number));
  return (
    <Card labelledBy={id}>
      <div className={css['head']}>
        <PanelTitle id={id} text={nameOf(round)} />
        <div className={css['actions']}>
          {rounds.length > 1 ? (
            <Select
              label={t('round')}
              value={String(round.id)}
              groups={[
                {
                  label: '',
                  options: rounds.map((one) => ({
                    value: String(one.id),
                    label: line([nameOf(one), day.range(one.from, one.to)]),
                  })),
                },
              ]}
              onChoose={choose}
            />
          ) : null}
          <CsvButton gap={gap.data} />
        </div>
      </div>
      {asked !== null && !named ? (
        <Notice text={t('unknownRound', { seen: isolate(asked), name: isolate(nameOf(round)) })} />
      ) : null}
      {gap.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="12rem" />
        </>
      )}
      {gap.isError && (
        <ErrorState failure={failureOf(gap.error)} onRetry={() => void gap.refetch()} />
      )}
      {gap.data ? (
        <div className={css['stack']}>
          {gap.data.topics.map((topic, place) => (
            <GapFigure key={place} {...{ topic, catalogue }} period={gap.data.period} />
          ))}
          <Definition {...gap.data.definition} />
        </div>
      ) : null}
    </Card>
  );
}

/** How the gap is counted, and where that comes from. */
function Definition({ formula, interval, source }: PerceptionGapAnswer['definition']) {
  const t = useTranslations('beliefs');
  const { language, said } = useFormats();
  return (
    <details className={css['note']}>
      <summary>{t('definition')}</summary>
      <p>{said(nameIn(language, formula, ''))}</p>
      <p>{said(nameIn(language, interval, ''))}</p>
      <p>
        <bdi dir="ltr">{source}</bdi>
      </p>
    </details>
  );
}

/** Hands over the numbers of the round as they are shown. */
function CsvButton({ gap }: { gap: PerceptionGapAnswer | undefined }) {
  const t = useTranslations('beliefs');
  const { language } = useFormats();
  return (
    <Button
      size="small"
      title={t('csvHint')}
      disabled={gap === undefined}
      onPress={() => {
        if (!gap) return;
        const text = csvText(csvRows(gap, language));
        saveFile(`basira-perception-gap-${gap.round.id}.csv`, text, 'text/csv');
      }}
    >
      {t('csv')}
    </Button>
  );
}
