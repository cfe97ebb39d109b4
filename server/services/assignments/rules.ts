import type { EffectPage, MovedSample, RuleMove } from '#db/queries/rule-effect.ts';
import type { StoredRule } from '#db/queries/assignment-rules.ts';
import type { Repository } from '#db/store/store.ts';
import type { EffectAnswer, RuleInfo, RuleInput } from '../../contract/assignments.ts';
import type { AssignableKind, Rule, WorkingRule } from '../../domain/assignments/rule.ts';
import { ASSIGNABLE_KINDS } from '../../domain/assignments/rule.ts';
import { dimensionIndex, DIMENSIONS } from '../../domain/dimensions.ts';
import { AppError } from '../../domain/problem.ts';
import { readSearch } from '../../domain/text/search.ts';
import { readFilters, writtenValue } from '../metrics/filters.ts';
import type { Reference } from '../organisation/reference.ts';
import { readChoice } from './chosen.ts';

/** The newest records of each kind that an effect is worked out from. */
const LOOKED_AT = 100_000;
/** Records of one question to the store. */
const PAGE = 5000;
const SAMPLES = 8;

/**
 * A rule in codes. @throws AppError REQUEST_INVALID for a condition that every record meets, SEARCH_WORDS_MISSING,
 * DIMENSION_VALUE_UNKNOWN, NOT_FOUND for a source
 */
export function readRule(
  { name, condition, sets }: RuleInput,
  reference: Reference,
  sources: readonly string[],
): Rule {
  const unknown = condition.sources.find((source) => !sources.includes(source));
  if (unknown !== undefined) throw new AppError('NOT_FOUND', { seen: unknown });
  const empty = condition.words.find((words) => readSearch(words) === null);
  if (empty !== undefined) throw new AppError('SEARCH_WORDS_MISSING', { seen: empty });
  const dimensions = condition.dimensions.map(({ dimension, keys }) => {
    const text = `${dimension}=${keys.map(writtenValue).join(',')}`;
    const codes = readFilters([text], reference).dimensions[0]?.codes ?? [];
    const chosen = keys.map((key) => reference.books[dimension].find(key)?.code ?? 0);
    return { dimension: dimensionIndex(dimension) + 1, chosen, codes };
  });
  const { kinds, words } = condition;
  if ([condition.sources, kinds, dimensions, words].every((part) => part.length === 0)) {
    throw new AppError('REQUEST_INVALID', {
      field: 'condition',
      fault: 'missing',
      expected: 'sources, kinds, dimensions, words',
    });
  }
  const read = { sources: condition.sources, kinds, dimensions, words };
  return { name, condition: read, sets: readChoice(sets, reference) };
}

/** A stored rule as the API tells it. */
export function ruleInfo({ id, isOn, rule }: StoredRule, { books }: Reference): RuleInfo {
  const { sources, kinds, dimensions, words } = rule.condition;
  const valueOf = (dimension: 'department' | 'theme') => {
    const code = rule.sets[dimension];
    return code === undefined ? null : books[dimension].group(code);
  };
  return {
    id,
    name: rule.name,
    isOn,
    condition: {
      sources: [...sources],
      kinds: [...kinds],
      dimensions: dimensions.map((one) => {
        const dimension = DIMENSIONS[one.dimension - 1] ?? 'department';
        return { dimension, values: one.chosen.map((code) => books[dimension].group(code)) };
      }),
      words: [...words],
    },
    sets: { department: valueOf('department'), theme: valueOf('theme') },
  };
}

/**
 * What rules would do to the records there are, if they worked instead of those that do; nothing is changed. Looks at the
 * newest records of each kind.
 */
export async function ruleEffect(
  repository: Repository,
  reference: Reference,
  rules: readonly WorkingRule[],
): Promise<EffectAnswer> {
  const sum = { seen: 0, moved: 0 };
  const moves = new Map<string, RuleMove>();
  const samples: MovedSample[] = [];
  const limit = Math.ceil(LOOKED_AT / repository.slots);
  for (let slot = 0; slot < repository.slots; slot++) {
    for (const kind of ASSIGNABLE_KINDS) {
      for await (const page of pages(repository, { slot, kind, rules, most: limit })) {
        sum.seen += page.seen;
        sum.moved += page.moved;
        samples.push(...page.samples);
        for (const move of page.moves) {
          const name = `${move.dimension}|${move.from}|${move.to}`;
          const records = (moves.get(name)?.records ?? 0) + move.records;
          moves.set(name, { ...move, records });
        }
      }
    }
  }
  const total = await repository.read('countAssignable', undefined);
  return {
    ...sum,
    // Records may have come meanwhile.
    total: Math.max(total, sum.seen),
    moves: [...moves.values()]
      .sort((a, b) => b.records - a.records)
      .map(({ dimension, from, to, records }) => {
        const book = reference.books[dimension];
        return { dimension, from: book.group(from), to: book.group(to), records };
      }),
    samples: samples
      .sort((a, b) => b.at - a.at)
      .slice(0, SAMPLES)
      .map(({ at, kind, ...told }) => ({
        ...told,
        kind: ASSIGNABLE_KINDS.find((one) => one === kind) ?? 'case',
        at: new Date(at).toISOString(),
      })),
  };
}

type PagesArgs = {
  slot: number;
  kind: AssignableKind;
  rules: readonly WorkingRule[];
  most: number;
};

async function* pages(
  repository: Repository,
  { most, ...args }: PagesArgs,
): AsyncGenerator<EffectPage> {
  let after: EffectPage['next'] = null;
  let left = most;
  do {
    const limit = Math.min(PAGE, left);
    const page: EffectPage = await repository.read('readRuleEffect', { ...args, after, limit });
    yield page;
    after = page.next;
    left -= page.seen;
  } while (after && left > 0);
}

/** The rules that would work with one of them made (`id` null), changed, or taken away (`rule` null). */
export function rulesWith(
  stored: readonly StoredRule[],
  id: number | null,
  version: { isOn: boolean; rule: Rule } | null,
): WorkingRule[] {
  if (id !== null && !stored.some((one) => one.id === id)) {
    throw new AppError('NOT_FOUND', { seen: String(id) });
  }
  const made = { id: id ?? 0, change: 0 };
  const all = stored.flatMap((one) => {
    if (one.id !== id) return [one];
    return version ? [{ ...made, ...version }] : [];
  });
  if (id === null && version) all.push({ ...made, ...version });
  return all.filter(({ isOn }) => isOn);
}
