import { useTranslations } from 'use-intl/react';
import type { RecordsAnswer } from '#server/contract/records.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useValueText } from '../../ui/use-value-text.ts';
import type { RecordsListProps } from './RecordsList.tsx';
import css from './Records.module.css';

type Metric = NonNullable<RecordsListProps['metric']>;

/** How many there are, what is hidden of them, and the number computed again from these very records. */
export function ListSummary({
  answer,
  metric,
}: {
  answer: RecordsAnswer;
  metric: RecordsListProps['metric'];
}) {
  const t = useTranslations('records.list');
  const formats = useFormats();
  const { total, hidden, value } = answer;
  return (
    <div className={css['summary']}>
      <p className={css['total']}>{t('total', { count: total })}</p>
      {metric && value ? <Recomputed value={value} metric={metric} /> : null}
      {metric && value && value.n > total ? (
        <p className={css['note']}>
          {t(metric.info.recordsAre === 'value' ? 'someOfAll' : 'standsForMany')}
        </p>
      ) : null}
      {hidden > 0 ? <p className={css['note']}>{t('hidden', { count: hidden })}</p> : null}
      {answer.notKept.map(({ source, name, before }) => (
        <p key={source} className={css['note']}>
          {t('notKept', {
            source: isolate(nameIn(formats.language, name, source)),
            day: formats.day.long(before),
          })}
        </p>
      ))}
    </div>
  );
}

function Recomputed({
  value,
  metric: { info, name },
}: {
  value: NonNullable<RecordsAnswer['value']>;
  metric: Metric;
}) {
  const t = useTranslations();
  const formats = useFormats();
  const text = useValueText(info.unit)(value);
  const facts = [
    ...(value.low === null ? [] : [text.interval]),
    t('value.n', { n: text.n }),
    ...(text.note === '' ? [] : [text.note]),
    t('records.list.recomputed'),
  ];
  return (
    <p className={css['number']}>
      <span>
        {name} <strong>{text.value}</strong>
      </span>{' '}
      <span className={css['note']}>{formats.line(facts)}</span>
    </p>
  );
}
