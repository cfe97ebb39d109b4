import { useTranslations } from 'use-intl/react';
import type { ReviewItemInfo } from '#server/contract/review.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useWho } from '../../ui/use-who.ts';
import { Quote } from '../../ui/Lines.tsx';
import css from './Review.module.css';

/** What was decided, by whom it is seen to and until when, and what became of it. */
export function ItemLines({ item }: { item: ReviewItemInfo }) {
  const t = useTranslations('review');
  const { line, day } = useFormats();
  const who = useWho();
  const time = useInstantText();
  const facts = [
    t('owner', { who: who(item.owner) }),
    t('dueOn', { day: day.long(item.dueOn) }),
    t('decidedBy', { who: who(item.by) }),
    ...(item.moves > 0 ? [t('movedBefore', { count: item.moves })] : []),
  ];
  return (
    <div className={css['item']}>
      <Quote text={item.decision} />
      <p className={css['note']}>{line(facts)}</p>
      {item.isLate ? <p className={css['late']}>{t('late')}</p> : null}
      {item.state === 'open' ? null : (
        <p className={css['outcome']}>
          {item.judgedBy === null
            ? t(`state.${item.state}`)
            : t(`stateBy.${item.state}`, { who: who(item.judgedBy) })}
        </p>
      )}
      {item.before.map(({ kind, by, at, decision, owner, dueOn }) => (
        <p key={`${kind} ${at}`} className={css['note']}>
          {t(`before.${kind}`, { who: who(by), time: time(at) })}{' '}
          {t('saidBefore', {
            decision: isolate(decision),
            who: who(owner),
            day: day.long(dueOn),
          })}
        </p>
      ))}
      {item.reason === null ? null : (
        <p className={css['note']}>{t('because', { reason: isolate(item.reason) })}</p>
      )}
    </div>
  );
}
