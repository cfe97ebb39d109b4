import { useTranslations } from 'use-intl/react';
import { useFormats } from '../i18n/reader.ts';
import { TextLink } from '../ui/TextLink.tsx';
import type { MarkKind } from './time-marks.ts';
import css from './MarkList.module.css';

export type ListedMark = {
  readonly key: string;
  readonly kind: MarkKind;
  readonly name: string;
  readonly days: string;
  /** The page that tells more; null or left out = there is none. */
  readonly href?: string | null;
};

const LOOK: Readonly<Record<MarkKind, string | undefined>> = {
  change: css['change'],
  event: css['event'],
  holiday: css['holiday'],
};

/** What the numbers on a chart stand for, in the order of the numbers. */
export function MarkList({ marks }: { marks: readonly ListedMark[] }) {
  const t = useTranslations('chart');
  const { line, value } = useFormats();
  if (marks.length === 0) return null;
  return (
    <ol className={css['list']} aria-label={t('marks')}>
      {marks.map(({ key, kind, name, days, href = null }, place) => (
        <li key={key} className={css['item']}>
          <span className={[css['number'], LOOK[kind]].join(' ')}>{value.count(place + 1)}</span>
          {kind === 'change' ? <span>{t('change')}</span> : null}
          {href === null ? (
            <span>{line([name, days])}</span>
          ) : (
            <TextLink href={href}>{line([name, days])}</TextLink>
          )}
        </li>
      ))}
    </ol>
  );
}
