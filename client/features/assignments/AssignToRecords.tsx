import type { RecordItem } from '#server/contract/records.ts';
import type { RecordsQuestion } from '../../api/records.ts';
import type { AssignControlProps } from './AssignControl.tsx';
import { AssignControl } from './AssignControl.tsx';

export type AssignToRecordsProps = {
  records: readonly RecordItem[];
  /** The list they were chosen from, and how many records it has. */
  list?: { question: RecordsQuestion; total: number };
};

/** Sets department or theme of records that a list or a page shows. Daily totals are counts: they cannot be set. */
export function AssignToRecords({ records, list }: AssignToRecordsProps) {
  const keys = records.flatMap(({ kind, source, externalId }) =>
    kind === 'daily_total' ? [] : [{ kind, source, externalId }],
  );
  if (!list) return keys.length === 0 ? null : <AssignControl records={keys} />;
  const { metric, search, from, to, filters } = list.question;
  const question: NonNullable<AssignControlProps['list']>['question'] = {
    from,
    to,
    ...(metric === null ? {} : { metric }),
    ...(search === '' ? {} : { search }),
    ...(filters.length === 0 ? {} : { filter: [...filters] }),
  };
  return <AssignControl records={keys} list={{ question, count: list.total }} />;
}
