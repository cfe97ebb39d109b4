import type { Plain } from '../../../contract/mapping-value.ts';
import { numberReader } from '../../values/number-format.ts';
import { endsSaid } from '../ends-said.ts';
import type { Profile } from '../profile.ts';
import type { Scale, ScoreColumn } from '../scales.ts';
import type { Draft } from './draft.ts';

/** Which end of a scale is the best answer. */
const ENDS = ['low', 'high'] as const;

/**
 * True where the lowest number of a scale is its best answer, so that answers are to be turned round: a person is asked
 * where the header, the words below it or the answers' own labels say so, and nobody else.
 */
export function isLowBest(
  draft: Draft,
  profile: Profile,
  { labels, areWords, fractions }: ScoreColumn,
  { scaleMin, scaleMax }: Scale,
): boolean {
  if (areWords || fractions) return false;
  const { header, hint, name } = profile;
  const texts = [Object.keys(labels ?? {}).join('; '), header, hint];
  const said = texts.map(endsSaid).find((ends) => ends !== null);
  if (said?.best !== 'low') return false;
  const params = { column: header || name, min: scaleMin, max: scaleMax };
  const chosen = draft.ask({
    id: `best-end:${name}`,
    code: 'ASK_BEST_END',
    params,
    columns: [name],
    options: ENDS.map((value) => ({ value, params: { ...params, as: value }, example: null })),
    chosen: 'low',
  });
  return chosen === 'low';
}

/** The score of each answer of a scale when its other end is the best one. */
export function turnedRound(
  { texts, numbers, silent }: Profile,
  { labels, factor }: ScoreColumn,
  { scaleMin, scaleMax }: Scale,
): Record<string, Plain> {
  const [min, max] = [scaleMin / factor, scaleMax / factor];
  const read = numberReader(numbers?.format ?? undefined);
  const steps = Array.from({ length: scaleMax - scaleMin + 1 }, (_, i) => min + i / factor);
  const scores = labels
    ? Object.entries(labels).map(([text, score]) => [text, Number(score)] as const)
    : [
        ...steps.flatMap((n) => spellingsOf(n).map((text) => [text, n] as const)),
        ...[...new Set(texts)]
          .filter((text) => !silent.includes(text))
          .map((text) => [text, read(text)] as const),
      ];
  return Object.fromEntries(
    scores.flatMap(([text, n]) => (n >= min && n <= max ? [[text, min + max - n]] : [])),
  );
}

/** The first of the digits of Arabic, and of Persian. */
const ZEROS = [0x0660, 0x06f0];

/** How a later file may write a number that this one writes in one way. */
function spellingsOf(n: number): string[] {
  const plain = String(n);
  const latin = Number.isInteger(n)
    ? [plain, `${plain}.0`, `${plain},0`]
    : [plain, plain.replace('.', ',')];
  const others = ZEROS.flatMap((zero) =>
    latin.map((text) =>
      text
        .replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
        .replaceAll(/[.,]/g, '٫'),
    ),
  );
  return [...new Set([...latin, ...others])];
}
