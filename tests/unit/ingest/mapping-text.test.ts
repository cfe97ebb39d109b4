import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#server/domain/problem.ts';
import type { ProblemParams } from '#server/domain/problem.ts';
import { parseMapping } from '#server/ingest/mapping-text.ts';
import { sentence } from '#server/messages/sentence.ts';

function faultOf(text: string): ProblemParams {
  try {
    parseMapping(text, 'mapping.json');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.problem.code).toBe('MAPPING_NOT_JSON');
    return error.problem.params;
  }
  throw new Error(`was read: ${text}`);
}

function said(text: string, language: 'en' | 'ar'): string {
  const problem = { code: 'MAPPING_NOT_JSON' as const, params: faultOf(text) };
  return sentence(problem, language).replace(/[\u2066-\u2069]/g, '');
}

describe('a mapping that is not JSON', () => {
  it.each([
    ['{\n  "source": "desk",\n}', 3, 1, '}', 'noComma'],
    ['{"records": [1, 2,]}', 1, 19, ']}', 'noComma'],
    ['{"a": 1\n "b": 2}', 2, 2, '"b": 2}', 'comma'],
    ['{"a" 1}', 1, 6, '1}', 'colon'],
    ["{'a': 1}", 1, 2, "'a': 1}", 'name'],
    ['{"a": }', 1, 7, '}', 'value'],
    ['// about\n{}', 1, 1, '// about', 'value'],
    ['{"a": 007}', 1, 7, '007}', 'value'],
    ['{"a": True}', 1, 7, 'True}', 'value'],
    ['{"اسم": “رضا”}', 1, 9, '“رضا”}', 'value'],
    ['{"😀😀": x}', 1, 8, 'x}', 'value'],
    ['{"a": "one\r\ntwo"}', 1, 7, '"one', 'quote'],
    ['{"a": "C:\\desk"}', 1, 10, '\\desk"}', 'escape'],
    ['{"a": "b\tc"}', 1, 9, '\tc"}', 'escape'],
    ['{"a": 1}}', 1, 9, '}', 'nothing'],
    ['{"a": [1}', 1, 9, '}', 'comma'],
  ])('%j is told at line %i, character %i', (text, line, character, value, wanted) => {
    expect(faultOf(text)).toEqual({ path: 'mapping.json', line, character, value, wanted });
  });

  it.each([
    ['', 1, 1, 'value'],
    ['{"a": [\r\n1,\r2', 3, 2, 'comma'],
    ['{"a":\n', 2, 1, 'value'],
  ])('%j is told to end too soon', (text, line, character, wanted) => {
    expect(faultOf(text)).toEqual({ path: 'mapping.json', line, character, wanted });
  });

  it('is told in words of our own, in both languages', () => {
    expect(said('{\n  "source": "desk",\n}', 'en')).toBe(
      'The mapping “mapping.json” is not JSON: line 3, character 1 has “}”. Expected there: one more entry, or no comma before this bracket.',
    );
    expect(said('{\n  "source": "desk",\n}', 'ar')).toBe(
      'المخطط «mapping.json» ليس JSON سليمًا، ففي السطر 3 عند الحرف 1 ورد «}». المتوقَّع في هذا الموضع: عنصر آخر، أو حذف الفاصلة التي قبل هذا القوس.',
    );
    expect(said('{"source"', 'en')).toBe(
      'The mapping “mapping.json” is not JSON: it ends at line 1, character 10. Expected there: a colon after the name.',
    );
  });

  it('is told where its last good text ends, wherever it is cut off or has a sign too many', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '@', '}', ']', ',', ':'),
        (json, n, sign) => {
          const at = n % json.length;
          const text = json.slice(0, at) + sign + (sign === '' ? '' : json.slice(at));
          let told: string;
          try {
            return JSON.stringify(parseMapping(text, '')) === JSON.stringify(JSON.parse(text));
          } catch (error) {
            // V8 names the place of some faults: in a text or a number one inside of it, where ours is its beginning.
            told =
              error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
          }
          const position = /at position (\d+)/.exec(told)?.[1];
          const { wanted, value, character } = faultOf(text);
          if (position === undefined || wanted === 'quote' || wanted === 'escape') return true;
          if (wanted === 'value' && /^[-\d]/.test(String(value))) return true;
          return character === Array.from(text.slice(0, Number(position))).length + 1;
        },
      ),
    );
  });
});

it('a mapping is read with the mark that some editors put before it', () => {
  expect(parseMapping('\uFEFF{"version": 1}', 'm.json')).toEqual({ version: 1 });
});
