import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { listFoot } from '../../api/list-foot.ts';
import { ListFoot } from '../../ui/ListFoot.tsx';
import type { LoopInfo } from '#server/contract/loops.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import type { LoopsQuestion } from '../../api/loops.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { LoopRow } from './LoopRow.tsx';
import css from './Loops.module.css';

export type LoopsColumnProps = {
  state: LoopInfo['state'];
  count: number;
  question: LoopsQuestion;
  /** It stands beside others. */
  isNarrow: boolean;
};

/** The loops of one state, the newest first, page by page. */
export function LoopsColumn({ state, count, question, isNarrow }: LoopsColumnProps) {
  const t = useTranslations('loops');
  const id = useId();
  const { value } = useFormats();
  const list = useInfiniteQuery({ ...useLoopQueries().loops(question), enabled: count > 0 });
  const loops = list.data?.pages.flatMap((page) => page.loops) ?? [];
  return (
    <section className={css['column']} aria-labelledby={id}>
      <h2 id={id} className={css['state']}>
        <span>{t(`state.${state}`)}</span>
        <span className={css['count']}>{value.count(count)}</span>
      </h2>
      {count > 0 && list.isPending ? <Skeleton height="6rem" /> : null}
      <ul className={css['list']}>
        {loops.map((loop) => (
          <LoopRow key={loop.id} {...{ loop, isNarrow }} />
        ))}
      </ul>
      <ListFoot {...listFoot(list)} more={t('more')} />
    </section>
  );
}
