import type { Repository } from '#db/store/store.ts';
import { DIMENSIONS } from '../../domain/dimensions.ts';
import type { ValueFacts } from '../intake.ts';
import { ownOf } from '../intake.ts';
import { namedValues } from './plan.ts';

/** Gives values that are stored without a name or kind those that the mapping brings; creates none. */
export async function nameKnownValues(repository: Repository, facts: ValueFacts): Promise<void> {
  const named = new Set(namedValues(facts).map(({ dimension, key }) => `${dimension}|${key}`));
  if (named.size === 0) return;
  const held = await repository.read('readValues', undefined);
  const values = held
    .filter(({ dimension, key }) => named.has(`${dimension}|${key}`))
    .map(({ dimension, key }) => {
      const name = DIMENSIONS[dimension - 1] ?? 'department';
      return {
        dimension,
        key,
        name: ownOf(facts.names?.[name], key),
        parentKey: null,
        kind: name === 'channel' ? ownOf(facts.channelKinds, key) : null,
      };
    });
  if (values.length > 0) await repository.write('ensureValues', { values });
}
