import { dirname, join } from 'node:path';
import type { Mapping } from '../contract/mapping.ts';
import { AppError } from '../domain/problem.ts';
import type { TableInputs } from '../ingest/tables/open-tables.ts';

/** The files that a mapping joins, beside the file that is imported. @throws AppError MAPPING_INVALID when one is not named */
export function tablesBeside(mapping: Mapping, file: string): TableInputs {
  return Object.fromEntries(
    Object.entries(mapping.tables ?? {}).map(([name, { file: beside, format }]) => {
      // Another sheet of the same workbook.
      if (beside === undefined && format?.sheet !== undefined) return [name, { path: file }];
      if (beside === undefined) {
        const path = `tables.${name}.file`;
        throw new AppError('MAPPING_INVALID', { path, value: '', expected: `${name}.csv` });
      }
      return [name, { path: join(dirname(file), beside) }];
    }),
  );
}
