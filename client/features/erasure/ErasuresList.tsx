import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ErasureAnswer } from '#server/contract/erasures.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate, isolateLtr } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { FileList } from './FileList.tsx';
import css from './Erasure.module.css';

/** Characters of an erasure's id that are enough to tell it apart. */
const SHOWN = 8;

export function ErasuresList({ erasures }: { erasures: readonly ErasureAnswer[] }) {
  const t = useTranslations('erasure');
  const id = useId();
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('listTitle')} />
      <ul className={css['list']}>
        {erasures.map((erasure) => (
          <Row key={erasure.id} erasure={erasure} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ erasure }: { erasure: ErasureAnswer }) {
  const t = useTranslations('erasure');
  const formats = useFormats();
  const zone = useZone();
  const { state, askedBy, records, texts, sources, files } = erasure;
  const when = formatInstant(formats.locale, zone, Date.parse(erasure.askedAt));
  const who = askedBy === null ? t('console') : isolate(askedBy);
  return (
    <li className={css['row']}>
      <p className={css['when']}>{t('by', { when, who })}</p>
      {state === 'done' ? (
        <p className={css['note']}>
          {formats.line([
            t('done'),
            t('recordCount', { count: records }),
            t('textCount', { count: texts }),
            ...(sources.length > 0
              ? [t('from', { sources: formats.list(sources.map(isolate)) })]
              : []),
            ...(files.gone.length > 0 ? [t('gone', { count: files.gone.length })] : []),
            t('number', { id: isolateLtr(erasure.id.slice(0, SHOWN)) }),
          ])}
        </p>
      ) : (
        <ProgressBar share={shareOf(erasure)} label={t(state)} />
      )}
      <FileList label={t('filesLeft')} files={files.left} />
    </li>
  );
}

function shareOf({ state, looked, total }: ErasureAnswer): number {
  return state === 'scrubbing' ? 1 : looked / Math.max(1, total);
}
