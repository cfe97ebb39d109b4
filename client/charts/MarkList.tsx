import { useTranslations } from 'use-intl/react';
import { useFormats } from '../i18n/reader.ts';
import type { MarkKind } from './time-marks.ts';
import css from './MarkList.module.css';

export type ListedMark = {
  readonly key: string;
  readonly kind: MarkKind;
  readonly name: string;
  readonly days: string;
};

/** What the numbers on a chart stand for, in the order of the numbers. */
export function MarkList({ marks }: { marks: readonly ListedMark[] }) {
  const t = useTranslations('chart');
  const { line, value } = useFormats();
  if (marks.length === 0) return null;
  return (
    <ol className={css['list']} aria-label={t('marks')}>
      {marks.map(({ key, kind, name, days }, place) => (
        <li key={key} className={css['item']}>
          <span
            className={[css['number'], kind === 'event' ? css['event'] : css['holiday']].join(' ')}
          >
            {value.count(place + 1)}
          </span>
          <span>{line([name, days])}</span>
        </li>
      ))}
    </ol>
  );
}
