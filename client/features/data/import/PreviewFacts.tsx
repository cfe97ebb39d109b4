import { useTranslations } from 'use-intl/react';
import type { DryRunFacts } from '#server/contract/imports.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import { useZone } from '../../../api/use-zone.ts';
import { areDays, dayIn, formatInstant } from '../../../format/instant.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { rejectsLabel } from '../rejects-label.ts';
import { useSaveRejects } from '../use-rejects-file.ts';
import { recordsOf } from './count-records.ts';
import type { ElsewhereProps } from './Elsewhere.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import { JoinedCounts } from './JoinedCounts.tsx';
import { PassedOver } from './PassedOver.tsx';
import { Impossible } from './Impossible.tsx';
import { SampleTable } from './SampleTable.tsx';
import css from './Import.module.css';

const KINDS = ['case', 'contact', 'response', 'daily_total'] as const;
const SHOWN_REJECTS = 8;
/** Fields by which a mapping says when, or that, a case ended. */
/** Of the stored ones, fewer are opened again in any week. */
const MANY_AGAIN = 0.1;
const ENDS = ['resolvedAt', 'closedAt', 'endTold'];

export type PreviewFactsProps = {
  facts: DryRunFacts;
  fileName: string;
  mapping: Mapping;
  /** False while the file is still being read: counts grow, and are not said aloud each time. */
  isWhole: boolean;
  onSource: ElsewhereProps['onSource'];
};

/** Counts, the first records as they will be stored, and the rows that will be refused. */
export function PreviewFacts({ facts, fileName, mapping, isWhole, onSource }: PreviewFactsProps) {
  const t = useTranslations('wizard');
  const kind = useTranslations('kind');
  const words = useTranslations('data');
  const formats = useFormats();
  const zone = useZone();
  const save = useSaveRejects();
  const { value } = formats;
  const { records, casesOpen, rowsRead, rowsRejected, firstAt, lastAt, rejects } = facts;
  const saysEnds = mapping.records.some(
    ({ kind: one, fields }) => one === 'case' && ENDS.some((field) => field in (fields ?? {})),
  );
  const isOfDays = areDays(
    zone,
    [firstAt, lastAt].flatMap((at) => at ?? []),
  );
  const when = (at: number) =>
    isOfDays ? formats.day.long(dayIn(zone, at)) : formatInstant(formats.locale, zone, at);
  const total = recordsOf(facts);
  const held = Math.min(rejects.length, rowsRejected);
  return (
    <>
      <div role={isWhole ? 'status' : undefined} className={css['facts']}>
        <p className={css['strong']}>
          {total === 0 && isWhole
            ? t('nothing')
            : t('records', { count: total, rows: t('rows', { count: rowsRead }) })}
        </p>
        <p className={css['note']}>
          {formats.line([
            ...KINDS.filter((one) => records[one] > 0).map(
              (one) => `${kind(one)} ${value.count(records[one])}`,
            ),
            ...(casesOpen > 0 && (casesOpen < records.case || saysEnds)
              ? [t('casesOpen', { count: casesOpen })]
              : []),
            ...(facts.unanswered > 0 ? [t('unanswered', { count: facts.unanswered })] : []),
            ...(firstAt === null || lastAt === null
              ? []
              : [t('period', { from: when(firstAt), to: when(lastAt) })]),
            ...(facts.timesAmbiguous > 0 ? [t('ambiguous', { count: facts.timesAmbiguous })] : []),
            ...(facts.timesImpossible > 0
              ? [t('impossible', { count: facts.timesImpossible })]
              : []),
          ])}
        </p>
        {isWhole && casesOpen > 0 && casesOpen >= records.case && !saysEnds && (
          <p className={css['lost']}>{t('allOpen', { count: casesOpen })}</p>
        )}
        {facts.recordsAgain > 0 && (
          <p className={css['note']}>{t('again', { count: facts.recordsAgain })}</p>
        )}
        {facts.recordsStored > 0 && (
          <p className={facts.recordsStored === total ? css['lost'] : css['note']}>
            {t('stored', { count: facts.recordsStored })}
          </p>
        )}
        {facts.casesOpenAgain > 0 && (
          <p
            className={
              facts.casesOpenAgain > facts.recordsStored * MANY_AGAIN ? css['lost'] : css['note']
            }
          >
            {t('casesOpenAgain', { count: facts.casesOpenAgain })}
          </p>
        )}
        {facts.countedTwice && (
          <p className={css['lost']}>
            {t('countedTwice', {
              columns:
                facts.countedTwice.length === 0 ? t('allOfRow') : formats.list(facts.countedTwice),
            })}
          </p>
        )}
        {!facts.countedTwice && facts.newInKnownDays > 0 && (
          <p className={css['lost']}>{t('newInKnownDays', { count: facts.newInKnownDays })}</p>
        )}
        <Elsewhere facts={facts} source={mapping.source} onSource={onSource} />
        <Impossible faults={facts.faults} />
        <PassedOver facts={facts} mapping={mapping} />
      </div>
      {facts.sample.length > 0 && <SampleTable records={facts.sample} mapping={mapping} />}
      <div className={css['facts']}>
        <p className={rowsRejected > 0 ? css['lost'] : css['note']}>
          {rowsRejected === 0
            ? isWhole && t('noRejects')
            : t('willReject', { count: rowsRejected, rows: t('rows', { count: rowsRead }) })}
          {SHOWN_REJECTS < rowsRejected &&
            ` ${t(held < rowsRejected ? 'moreRejects' : 'allRejects', { shown: value.count(SHOWN_REJECTS), held: value.count(held) })}`}
        </p>
        <JoinedCounts joined={facts.joined} />
        <ul className={css['rejects']}>
          {rejects.slice(0, SHOWN_REJECTS).map((reject) => (
            // The sentence names its line.
            <li key={`${reject.line} ${reject.message}`}>
              {[reject, ...reject.further].map(({ message }) => formats.said(message)).join(' ')}
            </li>
          ))}
        </ul>
        {rejects.length > 0 && (
          <div>
            <Button
              size="small"
              onPress={() => {
                const { delimiter, columns } = facts;
                const { headerRows = 1, headerLine = 1 } = mapping.format ?? {};
                save(fileName, {
                  columns,
                  format: { delimiter: delimiter ?? ',', headerRows, headerLine },
                  rejects,
                });
              }}
            >
              {words(rejectsLabel(facts))}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
