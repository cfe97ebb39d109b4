import type { Mutation, QueryClient } from '@tanstack/react-query';

/** What lets somebody in, and is no change that waits for it. */
export const ENTERING = ['entering'];

/** The changes whose answers have not come: at the door, those that wait there. */
export function waitingChanges(client: QueryClient): Mutation[] {
  return client
    .getMutationCache()
    .findAll({ status: 'pending', predicate: ({ options }) => options.mutationKey !== ENTERING });
}

/** Comes when each of them is done or refused; gives what was refused. */
export function whenAnswered(client: QueryClient, changes: readonly Mutation[]): Promise<Error[]> {
  const isOver = () => changes.every(({ state }) => state.status !== 'pending');
  return new Promise((resolve) => {
    const look = () => {
      if (!isOver()) return;
      unsubscribe();
      resolve(changes.flatMap(({ state }) => state.error ?? []));
    };
    const unsubscribe = client.getMutationCache().subscribe(look);
    look();
  });
}
