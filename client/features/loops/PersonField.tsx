import { useQuery } from '@tanstack/react-query';
import type { Role } from '#server/domain/access/roles.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { ChoiceField } from '../../ui/Form.tsx';
import { useWho } from '../../ui/use-who.ts';

export type PersonFieldProps = {
  label: string;
  hint?: string | undefined;
  /** What stands for nobody. */
  nobody: string;
  /** Only people of this role; left out = whoever can be named. */
  only?: Role;
  /** Id of the person; empty = nobody. */
  value: string;
  onChoose: (id: string) => void;
};

/** Somebody who can be named in a loop. */
export function PersonField({ label, hint, nobody, only, value, onChoose }: PersonFieldProps) {
  const people = useQuery(useLoopQueries().people()).data?.people ?? [];
  const who = useWho();
  const named = people.filter((one) => only === undefined || one.role === only);
  // Whoever has left stays named until somebody else is.
  const isGone = value !== '' && named.every(({ id }) => id !== value);
  return (
    <ChoiceField
      {...{ label, hint, value, onChoose }}
      groups={[
        {
          label: '',
          options: [
            { value: '', label: nobody },
            ...named.map((one) => ({ value: one.id, label: who(one) })),
            ...(isGone ? [{ value, label: who({ name: null, role: '' }) }] : []),
          ],
        },
      ]}
    />
  );
}
