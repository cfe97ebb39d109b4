import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { listFoot } from '../../api/list-foot.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import type { FollowUpState } from '#server/domain/follow-ups/state.ts';
import type { FollowUpsQuestion } from '../../api/follow-up-queries.ts';
import { useFollowUpQueries } from '../../api/follow-up-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { FollowUpRow } from './FollowUpRow.tsx';
import css from './FollowUps.module.css';

export type FollowUpsSectionProps = {
  /** `late` = of any state, what was promised by now. */
  part: FollowUpState | 'late';
  count: number;
  /** True = those that are late stand elsewhere on the page. */
  leavesLate: boolean;
  question: FollowUpsQuestion;
  /** Where all of them are, when only the first are shown here; null = they are all shown, page by page. */
  allHref: string | null;
};

/** How many of a part are shown beside the others: what is due first needs an answer first, what is closed needs none. */
const FIRST: Readonly<Record<FollowUpsSectionProps['part'], number>> = {
  late: 5,
  open: 5,
  contacted: 5,
  closed: 0,
};

/** The follow-ups of one part, what is due first: the first of them and where the others are, or page by page. */
export function FollowUpsSection(props: FollowUpsSectionProps) {
  const { part, count, leavesLate, question, allHref } = props;
  const t = useTranslations('followUps');
  const id = useId();
  const { value } = useFormats();
  const shown = Math.min(count, allHref === null ? count : FIRST[part]);
  const list = useInfiniteQuery({
    ...useFollowUpQueries().followUps(question),
    enabled: shown > 0,
  });
  const followUps = (list.data?.pages.flatMap((page) => page.followUps) ?? [])
    .filter(({ isLate }) => !leavesLate || !isLate)
    .slice(0, shown);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={css['state']}>
        <span className={part === 'late' ? css['late'] : undefined}>
          {part === 'late' ? t('late') : t(`state.${part}`)}
        </span>
        <span className={css['count']}>{value.count(count)}</span>
      </h2>
      {shown > 0 && list.isPending ? <Skeleton height="6rem" /> : null}
      {followUps.length > 0 ? (
        <ul className={css['list']}>
          {followUps.map((followUp) => (
            <FollowUpRow key={followUp.id} {...{ followUp }} />
          ))}
        </ul>
      ) : null}
      {allHref === null || list.isError ? (
        <ListFoot {...listFoot(list)} more={t('more')} />
      ) : followUps.length < count && !list.isLoading ? (
        <ButtonLink href={allHref}>{t('all', { count: value.count(count) })}</ButtonLink>
      ) : null}
    </section>
  );
}
