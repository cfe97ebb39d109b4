import { Link } from 'wouter';
import type { FollowUpInfo } from '#server/contract/follow-ups.ts';
import { followUpHref } from '../../url/follow-ups-view.ts';
import { AnswerWords } from './AnswerWords.tsx';
import css from './FollowUps.module.css';
import { useFollowUpStanding } from './use-follow-up-standing.ts';

/** One customer among others: who, until when, whose, and what they said. */
export function FollowUpRow({ followUp }: { followUp: FollowUpInfo }) {
  const { name, due, whose } = useFollowUpStanding();
  return (
    <li className={css['row']}>
      <div>
        <Link className={css['said']} href={followUpHref(followUp.id)}>
          <bdi>{name(followUp)}</bdi>
        </Link>
        <p className={followUp.isLate ? css['late'] : css['note']}>{due(followUp)}</p>
        <p className={css['note']}>{whose(followUp)}</p>
      </div>
      <div>
        <AnswerWords answer={followUp.answer} isLinked={false} />
      </div>
    </li>
  );
}
