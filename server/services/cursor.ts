import { createHash } from 'node:crypto';
import { AppError } from '../domain/problem.ts';

/** A short name of a question, so that a cursor is not used with another one. */
function nameOf(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 8);
}

/** The end of a page, as its readers carry it to the next one. */
export function sealPlace(place: readonly unknown[], question: unknown): string {
  return Buffer.from(JSON.stringify([nameOf(question), ...place])).toString('base64url');
}

/** Undoes `sealPlace`. @throws AppError CURSOR_INVALID { seen } for what is no cursor, or one of another question */
export function openPlace(text: string, question: unknown): unknown[] {
  const [name, ...place] = listOf(text) ?? [];
  if (name !== nameOf(question)) throw cursorInvalid(text);
  return place;
}

/** Undoes `sealPlace` where a place is one whole number. @throws AppError CURSOR_INVALID { seen } */
export function openNumber(text: string, question: unknown): number {
  const [place] = openPlace(text, question);
  if (typeof place !== 'number' || !Number.isSafeInteger(place)) throw cursorInvalid(text);
  return place;
}

export function cursorInvalid(text: string): AppError {
  return new AppError('CURSOR_INVALID', { seen: text.slice(0, 80) });
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
