import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Api, ImportOrder } from '../../../api/client.ts';
import { isUnknown } from '../../../api/queries.ts';
import { useQueries } from '../../../api/use-queries.ts';

/**
 * A look at what an import would do, as a job at the server: begun, watched while it reads, given up when it is no longer
 * wanted or the step is left.
 */
export function useDryRun(order: ImportOrder) {
  const queries = useQueries();
  const { actions } = queries;
  const client = useQueryClient();
  const isHere = useRef(true);
  const text = JSON.stringify(order);
  const begin = useMutation({
    mutationFn: async () => {
      const job = await actions.beginDryRun(order);
      client.setQueryData(queries.dryRun(job.id).queryKey, job);
      if (!isHere.current) giveUp(actions, job.id);
      return { id: job.id, of: text };
    },
  });
  const id = begin.data?.id ?? null;
  const look = useQuery({ ...queries.dryRun(id ?? ''), enabled: id !== null });
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      if (id !== null) giveUp(actions, id);
    };
  }, [id, actions]);
  const job = (id !== null && look.data) || null;
  const isLost = job?.state === 'running' && isUnknown(look.error);
  return {
    /** What is known of the file; null = it was not looked at, or that was given up. */
    job,
    isBeginning: begin.isPending,
    isReading: begin.isPending || (job?.state === 'running' && !isLost),
    /** True when what was looked at is no longer what would be imported. */
    isStale: begin.data !== undefined && begin.data.of !== text,
    /** True when the server forgot it before it was done. */
    isLost,
    error: begin.error,
    begin: () => {
      begin.mutate();
    },
    cancel: () => {
      // With its id goes the job, by the effect above.
      begin.reset();
    },
  };
}

/** One that is gone already is what was wanted; one that cannot be reached is given up by the server after a while. */
function giveUp(actions: Pick<Api, 'cancelDryRun'>, id: string): void {
  void actions.cancelDryRun(id).catch(() => null);
}

export type DryRunLook = ReturnType<typeof useDryRun>;
