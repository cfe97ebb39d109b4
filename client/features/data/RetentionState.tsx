import { useTranslations } from 'use-intl/react';
import type { RetentionInfo } from '#server/contract/retention.ts';
import { useZone } from '../../api/use-zone.ts';
import { dayIn } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Notice } from '../../ui/Notice.tsx';
import { keptOf, yearsOf } from './kept-for.ts';
import css from './Data.module.css';

/** How long records are kept now, what is gone, and what goes on. */
export function RetentionState({ retention }: { retention: RetentionInfo }) {
  const t = useTranslations('retention');
  const formats = useFormats();
  const zone = useZone();
  const { days, state, droppedBefore, dropped, runDropped, openCases } = retention;
  const kept = keptOf(days);
  const lines = [
    kept === 'ever'
      ? t('isEver')
      : kept === 'days'
        ? t('isDays', { count: days ?? 0 })
        : t('isYears', { count: yearsOf(kept) }),
    ...(droppedBefore === null
      ? []
      : [t('gone', { day: formats.day.long(dayIn(zone, droppedBefore)) })]),
    ...(dropped > 0 ? [t('dropped', { count: dropped })] : []),
    ...(openCases > 0 && days !== null ? [t('openCases', { count: openCases })] : []),
  ];
  return (
    <div className={css['kind']} role="status">
      {lines.map((line) => (
        <p key={line} className={css['note']}>
          {line}
        </p>
      ))}
      {state === 'due' ? <Notice text={t('due')} /> : null}
      {state === 'dropping' ? <Notice text={t('dropping', { count: runDropped })} /> : null}
      {state === 'scrubbing' ? <Notice text={t('scrubbing')} /> : null}
    </div>
  );
}
