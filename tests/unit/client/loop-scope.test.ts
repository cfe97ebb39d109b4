import { expect, it } from 'vitest';
import { scopeFilters, scopeHref } from '#client/features/loops/scope-filters.ts';

it('leads to the records of a loop, also where a value holds a comma or a backslash', () => {
  const scope = { metric: 'volume', filters: ['region=north,south\\, coast', 'theme=a\\\\b'] };
  expect(scopeFilters(scope)).toEqual([
    { field: 'region', values: ['north', 'south, coast'] },
    { field: 'theme', values: ['a\\b'] },
  ]);
  const address = new URL(
    scopeHref(scope, { from: '2026-11-15', to: '2026-11-22' }),
    'http://localhost',
  );
  expect(address.pathname).toBe('/records');
  expect(address.searchParams.get('metric')).toBe('volume');
  expect(address.searchParams.get('period')).toBe('2026-11-15..2026-11-22');
});
