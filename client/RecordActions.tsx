import type { RecordItem } from '#server/contract/records.ts';
import type { RecordsQuestion } from './api/records.ts';
import { AssignToRecords } from './features/assignments/AssignToRecords.tsx';
import { BeginFromRecords } from './features/loops/BeginFromRecords.tsx';
import { FormActions } from './ui/Form.tsx';

export type RecordActionsProps = {
  records: readonly RecordItem[];
  /** The list they were chosen from; left out on the page of one. */
  list?: { question: RecordsQuestion; total: number };
  mayAssign: boolean;
  mayBegin: boolean;
};

/** What can be done with the records of a list or a page. */
export function RecordActions({ records, list, mayAssign, mayBegin }: RecordActionsProps) {
  return (
    <FormActions>
      {mayAssign ? <AssignToRecords {...{ records }} {...(list ? { list } : {})} /> : null}
      {mayBegin ? (
        <BeginFromRecords {...{ records }} {...(list ? { question: list.question } : {})} />
      ) : null}
    </FormActions>
  );
}
