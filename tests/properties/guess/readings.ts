import { mapTemplate } from '#client/features/data/import/mapping-columns.ts';
import type { Mapping, RecordTemplate } from '#server/contract/mapping.ts';

/** What a mapping reads at one place: by which columns, and how. */
export type ReadPlace = { columns: readonly string[]; how: string };

/** Every place of a mapping's records with what is read there; scores and their conditions apart for each question. */
export function readingsOf({ records, instruments = [] }: Mapping): Map<string, ReadPlace> {
  const found = new Map<string, ReadPlace>();
  for (const template of records) {
    const { kind, id, instrument, fields = {}, dimensions = {}, attributes = {} } = template;
    const { score, ...others } = fields;
    const add = (place: string, part: Partial<RecordTemplate>, read: unknown): void => {
      const columns = columnsOf({ kind, id: { hash: 'all' }, at: { constant: '' }, ...part });
      if (columns.length > 0) found.set(`${kind} ${place}`, { columns, how: JSON.stringify(read) });
    };
    // Which part of a row an answer is, is told only where a row makes several.
    const { part: _, ...own } = id;
    add('id', { id: own }, own);
    for (const place of ['at', 'customer', 'caseId', 'updatedAt'] as const) {
      const value = template[place];
      if (value !== undefined) add(place, { [place]: value }, value);
    }
    for (const [name, value] of Object.entries(dimensions)) {
      add(`dimensions.${name}`, { dimensions: { [name]: value } }, value);
    }
    for (const [name, value] of Object.entries(attributes)) {
      add(`attributes.${name}`, { attributes: { [name]: value } }, value);
    }
    for (const [name, value] of Object.entries(others)) {
      add(`fields.${name}`, { fields: { [name]: value } }, value);
    }
    if (template.when) add(`${instrument ?? ''} when`, { when: template.when }, template.when);
    if (score === undefined) continue;
    const declared = instruments.find((one) => one.id === instrument);
    add(`${instrument ?? ''} score`, { fields: { score } }, [score, declared]);
  }
  return found;
}

/** The columns that a template names, each once. */
function columnsOf(template: RecordTemplate): string[] {
  const columns = new Set<string>();
  mapTemplate(
    template,
    (value, table) => {
      columns.add(table === null ? value.column : `${table}/${value.column}`);
      return value;
    },
    (column) => {
      columns.add(column);
      return column;
    },
  );
  return [...columns];
}
