import { useQueries as useAll } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { BeliefRoundInfo } from '#server/contract/beliefs.ts';
import { useQueries } from '../../api/use-queries.ts';
import { DataTable } from '../../charts/DataTable.tsx';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useValueText } from '../../ui/use-value-text.ts';
import css from './Beliefs.module.css';
import { useGapText } from './use-gap-text.ts';

/** Rounds that are shown beside each other: three years of quarters. */
const MOST = 12;
const HEIGHT_PX = 320;

/** The whole organisation's gaps of the rounds that are over, latest first. */
export function HistoryCard({ rounds }: { rounds: readonly BeliefRoundInfo[] }) {
  const t = useTranslations('beliefs');
  const id = useId();
  const { language } = useFormats();
  const queries = useQueries();
  const valueText = useValueText('percent');
  const gapText = useGapText();
  const shown = rounds.slice(0, MOST);
  const gaps = useAll({ queries: shown.map((round) => queries.perceptionGap(round.id)) });
  return (
    <Card>
      <PanelTitle id={id} text={t('historyTitle')} />
      <p className={css['hint']}>{t('historyHint')}</p>
      {gaps.some(({ isPending }) => isPending) ? (
        <Skeleton height="6rem" />
      ) : (
        <DataTable
          caption={t('historyTitle')}
          height={HEIGHT_PX}
          table={{
            head: [
              t('head.round'),
              t('head.sentence'),
              t('head.leaders'),
              t('head.leadersN'),
              t('head.customers'),
              t('head.customersN'),
              t('head.gap'),
              t('head.gapRange'),
              t('head.verdict'),
            ],
            rows: gaps.flatMap(({ data }) =>
              (data?.topics ?? []).map(({ wording, whole }, place) => {
                const [leaders, customers] = [valueText(whole.leaders), valueText(whole.customers)];
                const gap = gapText(whole);
                return {
                  key: `${data?.round.id} ${place}`,
                  cells: [
                    data ? nameIn(language, data.round.name, String(data.round.id)) : '',
                    nameIn(language, wording, wording.en),
                    leaders.value,
                    leaders.n,
                    customers.value,
                    customers.n,
                    gap.size,
                    gap.interval,
                    gap.short,
                  ],
                };
              }),
            ),
          }}
        />
      )}
    </Card>
  );
}
