import { readRecords } from '#server/ingest/read-records.ts';
import { dataFile, readGoldenMapping } from '../store.ts';

const FILES = {
  complaints: ['cfpb_complaints/complaints_before_2019-05-01.csv', 'consumer-complaints.json'],
  restaurants: ['arabic_restaurants/RES1.csv', 'restaurants-qaym.json'],
} as const;

/** Every text of one of the labelled files, as its source wrote it. */
export async function textsOf(name: keyof typeof FILES): Promise<string[]> {
  const [file, mapping] = FILES[name];
  const { batches } = await readRecords({
    input: dataFile(file),
    mapping: await readGoldenMapping(mapping),
    zone: 'UTC',
  });
  const texts: string[] = [];
  for await (const { records } of batches) {
    for (const { fields } of records) {
      if ('text' in fields && fields.text !== null) texts.push(fields.text);
    }
  }
  return texts;
}
