import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRIC_PATH } from '#client/url/metric-address.ts';
import { PERCEPTION_PATH } from '#client/url/perception-address.ts';
import { PAGES } from '#tests/pictures/pages.mjs';
import { patternOf } from './accessibility/every-page.ts';

/** Pages that the demonstration has no content for: seen in all these looks on data of one's own. */
const ON_OWN_DATA = ['/people', '/keys', '/erasures', '/start', '/import', '/import/:id'];
const OWN_DATA = 'own-data.test.ts';

/** Addresses that the router has by name. */
const NAMED: Readonly<Record<string, string>> = {
  METRIC_PATH,
  PERCEPTION_PATH,
};

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Every address that the router knows, as it is written there. */
function routes(): string[] {
  const source = read('../../client/routes.tsx');
  const written = [...source.matchAll(/<Route\b[^>]*?\bpath=(?:"([^"]+)"|\{(\w+)\})/gs)];
  const named = [...source.matchAll(/here === '([^']+)'/g)].map(([, path = '']) => path);
  return [...written.map(([, path, name = '']) => path ?? NAMED[name] ?? name), ...named];
}

describe('of the pages that are looked at', () => {
  it('none that the router knows is left out', () => {
    const all = routes();
    expect(all).toContain('/records/:kind/:source/:externalId');
    const listed = Object.values(PAGES).map(
      ({ path, to }) => to ?? new URL(path, 'http://localhost').pathname,
    );
    const isListed = (route: string) => listed.some((path) => patternOf(route).test(path));
    expect(all.filter((route) => !isListed(route) && !ON_OWN_DATA.includes(route))).toEqual([]);
    const own = read(OWN_DATA);
    for (const path of ON_OWN_DATA) expect(own).toContain(path.replace('/:id', ''));
  });
});
