import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { useQueries } from '../../api/use-queries.ts';
import { addDays } from '../../format/day.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { FigureList } from './FigureList.tsx';
import { FigureTable } from './FigureTable.tsx';
import { FiguresAnswer } from './FiguresAnswer.tsx';
import { FIGURE_DAYS } from './figure-days.ts';

/** How well loops are seen through, over the year until today; `department` = key, null = all. */
export function FiguresCard({ department }: { department: string | null }) {
  const t = useTranslations('loopFigures');
  const id = useId();
  const today = useQuery(useQueries().organisation()).data?.today;
  const departments =
    department === null ? null : department.replaceAll(/[\\,]/gu, (sign) => `\\${sign}`);
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('figuresTitle')} />
      {today === undefined ? (
        <Skeleton height="6rem" />
      ) : (
        <FiguresAnswer
          question={{ from: addDays(today, 1 - FIGURE_DAYS), to: addDays(today, 1), departments }}
        >
          {(answer) => (
            <>
              <FigureList figures={answer.figures} />
              <FigureTable answer={answer} />
            </>
          )}
        </FiguresAnswer>
      )}
    </Card>
  );
}
