import { importFiles, readGoldenMapping } from '../store.ts';
import type { House } from '../store.ts';

/** A store of its own with both files of New York. */
export async function importCity(): Promise<House> {
  return importFiles(
    [
      {
        file: 'nyc311/day_2018-10-21.csv',
        mapping: await readGoldenMapping('nyc311-day.json'),
      },
      {
        file: 'nyc311/queens_2020_2021.csv.gz',
        mapping: await readGoldenMapping('nyc311-queens.json'),
      },
    ],
    { from: '2020-01-01', to: '2022-01-01' },
  );
}
