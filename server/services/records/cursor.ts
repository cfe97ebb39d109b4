import type { RecordPlace } from '#db/queries/records-behind.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';
import { cursorInvalid, openPlace, sealPlace } from '../cursor.ts';

export function writeCursor(place: RecordPlace, question: unknown): string {
  return sealPlace(placeParts(place), question);
}

/** @throws AppError CURSOR_INVALID { seen } for a cursor that is not one, or is of another question */
export function readCursor(text: string, question: unknown): RecordPlace {
  const place = placeOfParts(openPlace(text, question));
  if (!place) throw cursorInvalid(text);
  return place;
}

/** A record's place in a list as the parts of a cursor. */
export function placeParts({ kind, at, source, externalId }: RecordPlace): unknown[] {
  return [kind, at, source, externalId];
}

/** Undoes `placeParts`; null for other parts. */
export function placeOfParts(parts: readonly unknown[]): RecordPlace | null {
  const [kindText, at, source, externalId] = parts;
  const kind = RECORD_KINDS.find((one) => one === kindText);
  if (!kind || typeof at !== 'number') return null;
  if (typeof source !== 'string' || typeof externalId !== 'string') return null;
  return { kind, at, source, externalId };
}
