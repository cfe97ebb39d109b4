import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { RejectList } from '../../api/client.ts';
import { useQueries } from '../../api/use-queries.ts';
import { csvText } from '../../format/csv.ts';
import { saveFile } from '../../ui/save-file.ts';
import { rejectRows } from './reject-rows.ts';

/** Hands refused rows over as a file that can be mended and imported again. */
export function useSaveRejects(): (
  fileName: string,
  list: Pick<RejectList, 'columns' | 'format' | 'rejects'>,
) => void {
  const t = useTranslations('data');
  return (fileName, list) => {
    const rows = rejectRows(list, { line: t('rejectLine'), reasons: t('rejectReasons') });
    const text = csvText(rows, list.format.delimiter);
    saveFile(`${fileName}.rejects.csv`, text, 'text/csv');
  };
}

/** Fetches all refused rows of an import that are kept, page by page, and hands them over as a file. */
export function useRejectsFile({ id, fileName }: { id: string; fileName: string }) {
  const { actions } = useQueries();
  const save = useSaveRejects();
  return useMutation({
    mutationFn: async () => {
      let list: RejectList = await actions.rejects(id, null);
      const rejects = [...list.rejects];
      while (list.next !== null) {
        list = await actions.rejects(id, list.next);
        rejects.push(...list.rejects);
      }
      save(fileName, { ...list, rejects });
    },
  });
}
