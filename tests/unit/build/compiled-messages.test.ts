import compile from 'icu-minify/compile';
import { _createCache, _createIntlFormatters } from 'use-intl/core';
import formatSource from 'use-intl/format-message';
import formatCompiled from 'use-intl/format-message/format-only';
import { describe, expect, it } from 'vitest';
import { ar } from '#client/i18n/messages/ar.ts';
import { dataAr } from '#client/i18n/messages/data-ar.ts';
import { dataEn } from '#client/i18n/messages/data-en.ts';
import { en } from '#client/i18n/messages/en.ts';
import { compileMessages } from '#server/build-messages.mjs';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

/** A value for each argument of a message: its name, or `count` where it is counted with. */
function argumentsOf(message: string, count: number): Record<string, string | number> {
  const found = [...message.matchAll(/\{\s*(\w+)\s*(,\s*(\w+))?/g)];
  const values = found.map(([, name = '', , kind]) => [
    name,
    kind === 'plural' || kind === 'selectordinal' || kind === 'number' ? count : `⟨${name}⟩`,
  ]);
  return Object.fromEntries(values) as Record<string, string | number>;
}

/** CLDR's plural categories of Arabic (zero, one, two, few, many, other) each hold one of these. */
const COUNTS = [0, 1, 2, 3, 11, 100, 1234];

describe('messages compiled by the build', () => {
  it.each([
    ['en', 'en-GB', { ...en, ...dataEn }],
    ['ar', 'ar-SA-u-ca-gregory-nu-arab', { ...ar, ...dataAr }],
  ] as const)(
    'read as their source does, each one of %s with each count',
    (_, locale, messages) => {
      const cache = _createCache();
      const options = { cache, formatters: _createIntlFormatters(cache), locale };
      const texts = leaves(messages);
      expect(texts.length).toBeGreaterThan(0);
      for (const [key, message] of texts) {
        for (const count of COUNTS) {
          const values = argumentsOf(message, count);
          const said = formatCompiled(key, compile(message), values, options);
          expect([key, said]).toEqual([key, formatSource(key, message, values, options)]);
        }
      }
    },
  );

  it('keep keys, plain texts and code around them', () => {
    const source = `export const en = { a: 'Plain', 'b': { c: "Hello {name}" } } as const;`;
    expect(compileMessages('en.ts', source)).toBe(
      `export const en = { a: "Plain", 'b': { c: ["Hello ",["name"]] } } as const;`,
    );
  });

  it('stop the build when a text is no ICU', () => {
    expect(() => compileMessages('en.ts', `export const en = { a: 'Hello {name' }`)).toThrow(
      'EXPECT_ARGUMENT_CLOSING_BRACE',
    );
  });
});
