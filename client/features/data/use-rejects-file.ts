import { useMutation } from '@tanstack/react-query';
import type { RejectList } from '../../api/client.ts';
import { useQueries } from '../../api/use-queries.ts';
import { csvText } from '../../format/csv.ts';
import { saveFile } from '../../ui/save-file.ts';

type Reject = RejectList['rejects'][number];

/** Rejected rows as a file for a spreadsheet: line, code, reason in the reader's language. */
export function saveRejects(fileName: string, rejects: readonly Reject[]): void {
  const rows = rejects.map(({ line, code, message }) => [line, code, message]);
  saveFile(`${fileName}.rejects.csv`, csvText([['line', 'code', 'reason'], ...rows]), 'text/csv');
}

/** Fetches all rejects of an import that are kept, page by page, and hands them over as a file. */
export function useRejectsFile({ id, fileName }: { id: string; fileName: string }) {
  const { actions } = useQueries();
  return useMutation({
    mutationFn: async () => {
      const rejects: Reject[] = [];
      let after: string | null = null;
      do {
        const page: RejectList = await actions.rejects(id, after);
        rejects.push(...page.rejects);
        after = page.next;
      } while (after !== null);
      saveRejects(fileName, rejects);
    },
  });
}
