import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { RecordItem } from '#server/contract/records.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { dayIn, formatInstant } from '../../format/instant.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useCodeWord } from '../../ui/use-code-word.ts';

export type RecordWords = {
  /** When it happened, as exactly as its source told. */
  when: (record: Pick<RecordItem, 'at' | 'precision'>) => string;
  /** Kind of record and channel. */
  what: (record: RecordItem) => string;
  /** Department, theme. */
  where: (record: RecordItem) => readonly string[];
  /** Channel, where it is told. */
  channel: (record: RecordItem) => readonly string[];
  /** The score, or how the matter stands; null when nothing is told of it. */
  standing: (record: RecordItem) => string | null;
};

/** What is told of a record at a glance, in the reader's words. */
export function useRecordWords(): RecordWords {
  const t = useTranslations('records.record');
  const kind = useTranslations('oneOfKind');
  const formats = useFormats();
  const zone = useZone();
  const codeWord = useCodeWord();
  const { data: catalogue } = useQuery(useQueries().catalogue());
  const value = (record: RecordItem, dimension: 'channel' | 'department' | 'theme') => {
    const given = record.dimensions[dimension];
    return given ? [isolate(nameIn(formats.language, given.name, given.key))] : [];
  };
  const score = ({ fields }: RecordItem): string => {
    const given = fields['score'];
    if (typeof given !== 'number') return t('unanswered');
    const instrument = catalogue?.instruments.find(({ id }) => id === fields['instrument']);
    const shown = formats.value.plain('count', given);
    if (!instrument) return shown;
    return t('score', {
      score: shown,
      most: formats.value.plain('count', instrument.scaleMax),
    });
  };
  return {
    when: ({ at, precision }) => {
      const instant = Date.parse(at);
      return precision === 'day'
        ? formats.day.weekday(dayIn(zone, instant))
        : formatInstant(formats.locale, zone, instant);
    },
    what: (record) => formats.line([kind(record.kind), ...value(record, 'channel')]),
    channel: (record) => value(record, 'channel'),
    where: (record) => [...value(record, 'department'), ...value(record, 'theme')],
    standing: (record) => {
      const { fields } = record;
      if (record.kind === 'response') return score(record);
      if (record.kind === 'contact') return fields['abandoned'] === true ? t('abandoned') : null;
      if (record.kind !== 'case') return null;
      const status = fields['status'];
      if (typeof status === 'string') return codeWord('status', status);
      if (fields['resolvedAt'] !== null) return t('resolved');
      return fields['endTold'] === true ? t('over') : t('open');
    },
  };
}
