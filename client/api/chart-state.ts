import type { UseQueryResult } from '@tanstack/react-query';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { ChartState } from '../charts/ChartFrame.tsx';
import { failureOf } from './failure.ts';

/** Whether there is something to draw among these values, and if not, why. */
export function chartState(answer: UseQueryResult, values: readonly MetricValue[]): ChartState {
  if (answer.isPending) return { status: 'loading' };
  if (answer.isError) {
    return {
      status: 'failed',
      failure: failureOf(answer.error),
      retry: () => void answer.refetch(),
    };
  }
  if (values.some(({ value }) => value !== null)) return { status: 'ready' };
  return { status: 'empty', isTooFew: values.some(({ states }) => states.includes('too_few')) };
}
