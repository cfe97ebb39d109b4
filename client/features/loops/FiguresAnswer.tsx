import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopFiguresAnswer } from '#server/contract/loop-figures.ts';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import type { FiguresQuestion } from '../../api/loops.ts';
import { ApiProblem } from '../../api/problem.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import css from './Figures.module.css';

export type FiguresAnswerProps = {
  question: FiguresQuestion;
  children: (answer: LoopFiguresAnswer) => ReactNode;
};

/** What is told of loops, whose they are and of which days. */
export function FiguresAnswer({ question, children }: FiguresAnswerProps) {
  const t = useTranslations('loopFigures');
  const { language, day, line, list } = useFormats();
  const answer = useQuery(useLoopQueries().figures(question));
  const { data, error } = answer;
  if (data) {
    const whose = data.whose?.map(({ key, name }) => isolate(nameIn(language, name, key)));
    return (
      <>
        <p className={css['note']}>
          {line([whose ? list(whose) : t('everybodys'), day.range(data.from, data.to)])}
        </p>
        {children(data)}
      </>
    );
  }
  if (!error) return <Skeleton height="8rem" />;
  // A head looks at another department.
  if (error instanceof ApiProblem && error.code === 'ACCESS_DENIED') {
    return <p className={css['note']}>{t('notYours')}</p>;
  }
  return <ErrorState failure={failureOf(error)} onRetry={() => void answer.refetch()} />;
}
