import { saveFile } from '../../../ui/save-file.ts';

/** Hands a mapping over as the file that the command line takes. */
export function saveMapping(source: string, mapping: unknown): void {
  saveFile(`${source}.json`, `${JSON.stringify(mapping, null, 2)}\n`, 'application/json');
}
