import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { FollowUpInfo } from '#server/contract/follow-ups.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useFormats } from '../../i18n/reader.ts';
import { customerHref, recordHref } from '../../url/record-address.ts';
import { Quote } from '../../ui/Lines.tsx';
import css from './FollowUps.module.css';

export type AnswerWordsProps = {
  answer: FollowUpInfo['answer'];
  /** The reader has pages of records. */
  isLinked: boolean;
};

/** What the customer gave and said, in their own words. */
export function AnswerWords({ answer, isLinked }: AnswerWordsProps) {
  const t = useTranslations('followUps');
  const time = useInstantText();
  const { line, value } = useFormats();
  if (!answer) return <p className={css['note']}>{t('answerHidden')}</p>;
  const { score, text } = answer.fields;
  return (
    <>
      <p className={css['note']}>
        {line([
          ...(typeof score === 'number' ? [t('score', { score: value.count(score) })] : []),
          time(answer.at),
        ])}
      </p>
      {typeof text === 'string' && text !== '' ? (
        <Quote text={text} />
      ) : (
        <p className={css['note']}>{t('noWords')}</p>
      )}
      {isLinked ? (
        <p className={css['actions']}>
          <Link href={recordHref(answer)}>{t('toRecord')}</Link>
          {answer.customer === null ? null : (
            <Link href={customerHref(answer.customer)}>{t('toCustomer')}</Link>
          )}
        </p>
      ) : null}
    </>
  );
}
