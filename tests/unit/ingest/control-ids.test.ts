import { expect, it } from 'vitest';
import { plainId } from '#server/domain/records/plain-id.ts';

it('an id keeps everything but control characters', () => {
  expect(plainId('C-10023 · عميل ٤٢ \u2066x')).toBe('C-10023 · عميل ٤٢ \u2066x');
  expect(plainId('a\nb\u0018c\u0085')).toBe('a\uFFFDb\uFFFDc\uFFFD');
  // Half of a character cannot be stored as it came; whole ones stay.
  expect(plainId('a\ud83db😀\udc00')).toBe('a\uFFFDb😀\uFFFD');
});
