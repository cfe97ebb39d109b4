import type { UseQueryResult } from '@tanstack/react-query';
import type { ChartState } from '../../charts/ChartFrame.tsx';
import { failureOf } from '../../api/failure.ts';

export function chartState(answer: UseQueryResult, hasValues: boolean): ChartState {
  if (answer.isPending) return { status: 'loading' };
  if (answer.isError) {
    return {
      status: 'failed',
      failure: failureOf(answer.error),
      retry: () => void answer.refetch(),
    };
  }
  return { status: hasValues ? 'ready' : 'empty' };
}
