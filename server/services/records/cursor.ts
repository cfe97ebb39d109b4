import { createHash } from 'node:crypto';
import type { RecordPlace } from '#db/queries/records-behind.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';
import { AppError } from '../../domain/problem.ts';

/** A short name of a question, so that a cursor is not used with another one. */
function nameOf(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 8);
}

export function writeCursor(
  { kind, at, source, externalId }: RecordPlace,
  question: unknown,
): string {
  const place = JSON.stringify([nameOf(question), kind, at, source, externalId]);
  return Buffer.from(place).toString('base64url');
}

/** @throws AppError CURSOR_INVALID { seen } for a cursor that is not one, or is of another question */
export function readCursor(text: string, question: unknown): RecordPlace {
  const refused = new AppError('CURSOR_INVALID', { seen: text.slice(0, 80) });
  const [name, kindText, at, source, externalId] = listOf(text) ?? [];
  const kind = RECORD_KINDS.find((one) => one === kindText);
  if (name !== nameOf(question) || !kind || typeof at !== 'number') throw refused;
  if (typeof source !== 'string' || typeof externalId !== 'string') throw refused;
  return { kind, at, source, externalId };
}

/** The list a cursor is written from; null when it is none. */
function listOf(text: string): unknown[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
}
