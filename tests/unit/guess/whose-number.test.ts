import { describe, expect, it } from 'vitest';
import { columnOf, guessText } from './sampled.ts';

const two = (number: number): string => String(number).padStart(2, '0');
const PLACES = Array.from({ length: 80 }, (_, i) => i);

/** Complaints of which several have the same number in a column that is called so. */
function complaints(header: string, beside = ''): string {
  const row = (i: number): string =>
    `C-${i},2026-10-${two((i % 28) + 1)} 09:00,Open,SV${100 + ((i * 7) % 30)},It was late again on day ${i}`;
  return [`Complaint ID,Created,Status,${header},Details${beside}`, ...PLACES.map(row)].join('\n');
}

describe('a number that comes again and again', () => {
  it.each(
    'Flight number|Flight no.|Room No|Policy number|Order number|Invoice #|Booking reference|PNR|Agent code|رقم الرحلة|رقم الغرفة|رقم الوثيقة|رقم الطلبية السابقة|Numéro de vol|N° de chambre|Número de póliza|Número do quarto'.split(
      '|',
    ),
  )('is not whose it is where the header numbers another thing: %s', async (header) => {
    const guess = await guessText(complaints(header));
    expect(columnOf(guess, header).target).not.toBe('customer');
    expect(guess.mapping.records.map(({ customer }) => customer)).toEqual([undefined]);
  });

  it.each(
    'Customer code|Patient number|Guest no.|CIF|رقم النزيل|كود المشترك|الرقم القومي للمواطن|Numéro de passager|Número de huésped|Número do hóspede'.split(
      '|',
    ),
  )('is whose it is where the header says so, or nothing: %s', async (header) => {
    expect(columnOf(await guessText(complaints(header)), header).target).toBe('customer');
  });
});
