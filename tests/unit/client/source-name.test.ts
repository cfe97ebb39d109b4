import { expect, it } from 'vitest';
import { isSourceName } from '#client/features/data/import/source-name.ts';
import { tokenSchema } from '#server/contract/mapping.ts';

it.each([
  ['nyc-311', true],
  ['desk_2.a', true],
  ['nyc 311!', false],
  ['Desk', false],
  ['-desk', false],
  ['مكتب', false],
  ['', false],
  ['a'.repeat(60), true],
  ['a'.repeat(61), false],
])('the page takes %j for a name of a source as the server does', (text, isTaken) => {
  expect(isSourceName(text)).toBe(isTaken);
  expect(tokenSchema.safeParse(text).success).toBe(isTaken);
});
