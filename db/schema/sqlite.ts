import { sqliteColumns } from '../dialect/columns.ts';
import { schemaFor } from './schema.ts';

export const {
  caseRecord,
  contact,
  response,
  dailyTotal,
  cell,
  slot,
  touch,
  activity,
  dimensionValue,
  instrument,
  importJob,
  importReject,
  beforeImage,
  setting,
  meta,
  source,
  idempotency,
  person,
  session,
  oneTimeLink,
  apiKey,
  audit,
  erasure,
} = schemaFor(sqliteColumns);
