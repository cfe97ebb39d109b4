import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import { filterTexts } from '../../api/filters.ts';
import { addDays } from '../../format/day.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { LOOPS_PATH } from '../../url/loops-view.ts';
import { useView } from '../../url/use-view.ts';
import css from './Figures.module.css';
import { FIGURE_DAYS } from './figure-days.ts';
import { FigureList } from './FigureList.tsx';
import { FiguresAnswer } from './FiguresAnswer.tsx';
import { FigureTable } from './FigureTable.tsx';
import { StandingList } from './StandingList.tsx';

/** Loops on the overview: what is open and late now, what held in the quarter, and the figures of the year until the last day shown. */
export function LoopsCard({ days }: { days: { from: string; to: string } }) {
  const t = useTranslations('loopFigures');
  const id = useId();
  const { view } = useView();
  // A loop is always some department's: of records without one there is none.
  const ofDepartments = view.filters
    .filter(({ field }) => field === 'department')
    .map(({ field, values }) => ({ field, values: values.filter((value) => value !== '') }));
  const [filter] = filterTexts(ofDepartments);
  const departments = filter === undefined ? null : filter.slice('department='.length);
  if (departments === '') return null;
  return (
    <Card labelledBy={id}>
      <div className={css['head']}>
        <PanelTitle id={id} text={t('title')} />
        <Link href={LOOPS_PATH}>{t('all')}</Link>
      </div>
      <FiguresAnswer question={{ from: addDays(days.to, -FIGURE_DAYS), to: days.to, departments }}>
        {(answer) => (
          <>
            <StandingList answer={answer} />
            <FigureList figures={answer.figures} />
            <FigureTable answer={answer} />
          </>
        )}
      </FiguresAnswer>
    </Card>
  );
}
