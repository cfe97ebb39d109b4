import type { RuleInfo, RuleInput } from '#server/contract/assignments.ts';

/** A rule that is still to be written. */
export const EMPTY_RULE: RuleInput = {
  name: '',
  isOn: true,
  condition: { sources: [], kinds: [], dimensions: [], words: [] },
  sets: {},
};

/** A rule as it stands, to be written anew. */
export function inputOf({ name, isOn, condition, sets }: RuleInfo): RuleInput {
  const { sources, kinds, dimensions, words } = condition;
  return {
    name,
    isOn,
    condition: {
      sources,
      kinds,
      words,
      dimensions: dimensions.map(({ dimension, values }) => ({
        dimension,
        keys: values.map(({ key }) => key),
      })),
    },
    sets: {
      ...(sets.department ? { department: sets.department.key } : {}),
      ...(sets.theme ? { theme: sets.theme.key } : {}),
    },
  };
}

/** The order with one rule a place earlier. */
export function earlier(order: readonly number[], id: number): number[] {
  const place = order.indexOf(id);
  if (place < 1) return [...order];
  return order.toSpliced(place, 1).toSpliced(place - 1, 0, id);
}
