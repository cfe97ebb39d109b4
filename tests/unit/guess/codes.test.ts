import { describe, expect, it } from 'vitest';
import { columnOf, guessText } from './sampled.ts';

const two = (number: number): string => String(number).padStart(2, '0');
const PLACES = Array.from({ length: 60 }, (_, i) => i);

const CODES: Readonly<Record<string, (i: number) => string>> = {
  'CMP/2026/1000': (i) => `CMP/2026/${1000 + i}`,
  'SR-2026/00012': (i) => `SR-2026/${String(12 + i).padStart(5, '0')}`,
  'REQ.2026.000123': (i) => `REQ.2026.${String(123 + i).padStart(6, '0')}`,
  '#48213': (i) => `#${48_213 + i}`,
  'INC 2026 0001': (i) => `INC 2026 ${String(1 + i).padStart(4, '0')}`,
  'ش/2026/1000': (i) => `ش/2026/${1000 + i}`,
  'شكوى ٢٠٢٦/٠٠١': (i) => `شكوى ٢٠٢٦/${two(i).replaceAll(/\d/g, (n) => '٠١٢٣٤٥٦٧٨٩'.charAt(+n))}`,
};

/** Complaints whose first column is called so. */
function complaints(header: string, code: (i: number) => string, rest: string): string {
  const row = (i: number): string =>
    `${code(i)},2026-10-${two((i % 28) + 1)} 09:00,${i % 3 ? 'Open' : 'Closed'},The card did not come on day ${i}`;
  return [`${header},${rest}`, ...PLACES.map(row)].join('\n');
}

const HEADERS = [
  ['Complaint reference', 'Created,Status,Details'],
  ['Complaint code', 'Created,Status,Details'],
  ['Complaint', 'Created,Status,Details'],
  ['Complaint No.', 'Created,Status,Details'],
  ['مرجع الشكوى', 'تاريخ الإنشاء,الحالة,التفاصيل'],
  ['الشكوى', 'تاريخ الإنشاء,الحالة,التفاصيل'],
  ['Référence réclamation', 'Créé le,Statut,Description'],
  ['Número de la queja', 'Fecha de creación,Estado,Descripción'],
] as const;

describe.each(Object.entries(CODES))('codes such as %s', (_, code) => {
  it.each(HEADERS)('are what tells complaints apart, and not a text: %s', async (header, rest) => {
    const guess = await guessText(complaints(header, code, rest));
    expect(columnOf(guess, header).target).toBe('id');
    expect(columnOf(guess, rest.split(',')[2] ?? '').target).toBe('fields.text');
  });
});

describe('what only looks a little like a code', () => {
  it.each([
    ['Feedback', (i: number) => `Waited ${i} min`],
    ['Comment', (i: number) => `ok thanks ${i}`],
    ['Description', (i: number) => `description${i}`],
    ['تعليق', (i: number) => `انتظرت ${i} دقيقة`],
  ])('stays a text: %s', async (header, words) => {
    const text = [
      'Ticket ID,Created,Status',
      ...PLACES.map((i) => `T-${i},2026-10-${two((i % 28) + 1)},Open`),
    ]
      .map((line, i) => `${line},${i === 0 ? header : words(i)}`)
      .join('\n');
    expect(columnOf(await guessText(text), header).target).toBe('fields.text');
  });
});
