import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { listFoot } from '../../api/list-foot.ts';
import { ListFoot } from '../../ui/ListFoot.tsx';
import type { FollowUpState } from '#server/domain/follow-ups/state.ts';
import type { FollowUpsQuestion } from '../../api/follow-up-queries.ts';
import { useFollowUpQueries } from '../../api/follow-up-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { FollowUpRow } from './FollowUpRow.tsx';
import css from './FollowUps.module.css';

export type FollowUpsSectionProps = {
  state: FollowUpState;
  count: number;
  question: FollowUpsQuestion;
};

/** The follow-ups of one state, what is due first, page by page. */
export function FollowUpsSection({ state, count, question }: FollowUpsSectionProps) {
  const t = useTranslations('followUps');
  const id = useId();
  const { value } = useFormats();
  const list = useInfiniteQuery({
    ...useFollowUpQueries().followUps(question),
    enabled: count > 0,
  });
  const followUps = list.data?.pages.flatMap((page) => page.followUps) ?? [];
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={css['state']}>
        <span>{t(`state.${state}`)}</span>
        <span className={css['count']}>{value.count(count)}</span>
      </h2>
      {count > 0 && list.isPending ? <Skeleton height="6rem" /> : null}
      <ul className={css['list']}>
        {followUps.map((followUp) => (
          <FollowUpRow key={followUp.id} {...{ followUp }} />
        ))}
      </ul>
      <ListFoot {...listFoot(list)} more={t('more')} />
    </section>
  );
}
