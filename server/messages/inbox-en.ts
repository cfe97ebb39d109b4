import type { InboxSentences } from './inbox.ts';
import type { Words } from './words.ts';

function records(w: Words, name: string, what: string): string {
  return w.counted(name, { one: `# ${what} record`, other: `# ${what} records` });
}

/** Which file's header is spoken of. */
function theFile(w: Words): string {
  return w.has('table') ? `the joined file ${w.quoted('table')}` : 'the file';
}

/** What became of a file from the inbox, in English. */
export const inboxEn: InboxSentences = {
  STORED: (w) =>
    `${w.quoted('file')} was imported into ${w.quoted('source')}: ${records(w, 'new', 'new')}, ${records(w, 'changed', 'changed')}, ${w.number('same')} already there as they are${w.is('older', 0) ? '' : `, ${w.number('older')} older than what is there`}. ${w.counted('rows', { one: '# row was read', other: '# rows were read' })}; ${w.is('refused', 0) ? 'nothing was refused' : w.counted('refused', { one: '# refusal, listed below', other: '# refusals, listed below' })}${w.is('orphans', 0) ? '' : `; ${w.number('orphans')} had no partner in a joined file`}.`,
  KNOWN: (w) =>
    `${w.quoted('file')} is exactly a file that was imported into ${w.quoted('source')} before (import ${w.text('import')}), and that import still stands; nothing was stored again.`,
  TAKEN_BACK: (w) =>
    `${w.quoted('file')} was imported into ${w.quoted('source')} and then taken back by somebody (import ${w.text('import')}).`,
  REFUSED: (w) => `${w.quoted('file')} was refused as a whole; nothing of it is stored.`,
  ALL_REFUSED: (w) =>
    `${w.quoted('file')} was refused: ${w.counted('rows', { one: 'its only row could not be stored', other: 'none of its # rows could be stored' })} in ${w.quoted('source')}, for the reasons below.`,
  NOT_KEPT: () =>
    'The file named customers who had been erased. Their records are stored without them, and the file was not kept.',
  HEADER_GONE: (w) => `Columns that ${theFile(w)} no longer has: ${w.list('columns')}.`,
  HEADER_FRESH: (w) => `Columns that are new in ${theFile(w)}: ${w.list('columns')}.`,
  HEADER_MOVED: (w) =>
    `The header stands on line ${w.number('to')} (last time on line ${w.number('from')}); it was found by its names.`,
  MORE_ROWS: (w) =>
    `And ${w.number('more')} more; the JSON file beside this one lists up to ${w.number('limit')}.`,
};
