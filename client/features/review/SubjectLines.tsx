import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { ReviewExceptionInfo, ReviewItemInfo } from '#server/contract/review.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { LOOP_STEPS, loopHref } from '../../url/loops-view.ts';
import { Quote } from '../../ui/Lines.tsx';
import css from './Review.module.css';
import type { ReviewSlots } from './slots.ts';

type Props = {
  subject: ReviewExceptionInfo | ReviewItemInfo;
  slots: ReviewSlots;
  /** False = only what it is about, where there is little room. */
  isWhole: boolean;
};

/** What is looked at: the loop or alert, what is wrong with it, and the words of what is in the way. */
export function SubjectLines({ subject, slots, isWhole }: Props) {
  const t = useTranslations('review');
  const state = useTranslations('loops.state');
  const { language, value } = useFormats();
  const { kind, about, which, loop, alert, department, obstacle } = subject;
  const where = department ? isolate(nameIn(language, department.name, department.key)) : t('team');
  const stood = LOOP_STEPS.find((one) => one === which);
  const why =
    kind === 'step' && stood ? t('why.step', { state: state(stood) }) : t(`why.${kind}`, { where });
  return (
    <div className={css['subject']}>
      {loop ? (
        <Link className={css['said']} href={loopHref(loop.id)}>
          <bdi>{loop.title}</bdi>
        </Link>
      ) : null}
      {alert ? slots.alertSaid(alert) : null}
      {loop || alert ? null : (
        <p className={css['note']}>{t('gone', { number: value.plain('count', about) })}</p>
      )}
      {isWhole ? <p>{why}</p> : null}
      {isWhole && obstacle !== null ? <Quote text={obstacle} /> : null}
    </div>
  );
}
