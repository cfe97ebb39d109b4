import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { TimelineStepAnswer } from '#server/contract/customers.ts';
import type { RecordItem } from '#server/contract/records.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { recordHref } from '../../../url/record-address.ts';
import { TextExcerpt } from '../RecordText.tsx';
import { useRecordWords } from '../use-record-words.ts';
import { Mark } from './Mark.tsx';
import { useCaseLife } from './use-case-life.ts';
import css from './Timeline.module.css';

/** The steps of a story along one line, each with what is worth noticing about it. */
export function Steps({ steps }: { steps: readonly TimelineStepAnswer[] }) {
  return (
    <ol className={css['steps']}>
      {steps.map((step, i) => (
        <li key={i} className={step.record ? css['step'] : css['other']}>
          {step.record ? <OwnStep record={step.record} step={step} /> : <OtherStep step={step} />}
        </li>
      ))}
    </ol>
  );
}

function OwnStep({ record, step }: { record: RecordItem; step: TimelineStepAnswer }) {
  const { line } = useFormats();
  const { when, what, where, standing } = useRecordWords();
  const life = useCaseLife();
  const state = standing(record);
  const before = step.marks.filter(({ kind }) => kind !== 'wait');
  const after = step.marks.filter(({ kind }) => kind === 'wait');
  return (
    <>
      {before.length === 0 ? null : (
        <ul className={css['marks']}>
          {before.map((mark, i) => (
            <Mark key={i} mark={mark} />
          ))}
        </ul>
      )}
      <p className={css['time']}>
        <Link href={recordHref(record)}>{when(record)}</Link>
      </p>
      <p className={css['what']}>
        {line([what(record), ...where(record), ...(state === null ? [] : [state])])}
      </p>
      <TextExcerpt fields={record.fields} />
      {record.kind === 'case' ? <p className={css['what']}>{line(life(record))}</p> : null}
      {after.length === 0 ? null : (
        <ul className={css['marks']}>
          {after.map((mark, i) => (
            <Mark key={i} mark={mark} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Of another department's record: the day, and what kind of channel it was on. */
function OtherStep({ step: { day, channelKind } }: { step: TimelineStepAnswer }) {
  const t = useTranslations('records.timeline');
  const kind = useTranslations('records.channelKind');
  const formats = useFormats();
  return (
    <>
      <p className={css['time']}>{formats.day.weekday(day)}</p>
      <p className={css['what']}>
        {channelKind === null ? t('otherStep') : t('otherChannel', { channel: kind(channelKind) })}
      </p>
    </>
  );
}
