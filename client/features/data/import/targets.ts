import type { Mapping } from '#server/contract/mapping.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';

/** Places a column may take in a record, as the guesser names them, by kind of record. */
const FIELDS: Readonly<Record<RecordKind, readonly string[]>> = {
  case: [
    'firstResponseAt',
    'resolvedAt',
    'reopenedAt',
    'closedAt',
    'dueAt',
    'escalatedAt',
    'slaTold',
    'status',
    'priority',
    'outcome',
    'handovers',
    'reopens',
    'escalatedLevel',
    'fcrTold',
    'value',
    'text',
    'language',
  ],
  contact: ['agentKind', 'wait', 'duration', 'abandoned', 'text', 'language'],
  response: ['invitedAt', 'deliveredAt', 'text', 'language'],
  daily_total: [
    'offered',
    'answered',
    'abandoned',
    'withinLevel',
    'withinShare',
    'waitSum',
    'talkSum',
  ],
};

/** The fields that records of these kinds have, each once. */
export function fieldTargets(kinds: readonly RecordKind[]): string[] {
  return [...new Set(kinds.flatMap((kind) => FIELDS[kind]))].map((field) => `fields.${field}`);
}

export const RECORD_TARGETS = ['id', 'at', 'customer', 'caseId', 'updatedAt'] as const;
/** What a column of a joined file can say of the record itself: ids and versions are the file's own. */
export const JOINED_TARGETS = ['at', 'customer'] as const;
export const SCORE_TARGETS = [
  'instruments.nps',
  'instruments.csat',
  'instruments.ces',
  'instruments.rating',
] as const;
export const ATTRIBUTE_TARGET = 'attributes.column';

/**
 * A guessed target as one of those that can be chosen: how an attribute or an instrument is called does not matter, but of
 * which kind an instrument is does.
 */
export function choosable(target: string, instruments: Mapping['instruments']): string {
  if (target.startsWith('attributes.')) return ATTRIBUTE_TARGET;
  if (!target.startsWith('instruments.')) return target;
  const kind = instruments?.find(({ id }) => target === `instruments.${id}`)?.kind;
  return SCORE_TARGETS.find((one) => one === `instruments.${kind}`) ?? 'instruments.rating';
}

/** True for places that hold an instant: the ones whose format can be told. */
export function isDateTarget(target: string | null): boolean {
  return target !== null && /(^at|[A-Za-z]At)$/.test(target);
}

/** Date formats offered beside the recognised one, most common first. */
export const DATE_FORMATS = [
  'ISO',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DD',
  'DD/MM/YYYY HH:mm',
  'MM/DD/YYYY HH:mm',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YYYY HH:mm',
  'DD.MM.YYYY',
  'DD-MM-YYYY',
  'MM/DD/YYYY hh:mm:ss A',
  'D MMM YYYY',
  'Hijri YYYY/MM/DD',
  'Hijri DD/MM/YYYY',
  'epoch',
  'epochMs',
  'serial',
] as const;
