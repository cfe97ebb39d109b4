import { describe, expect, it } from 'vitest';
import type { CounterName } from '#server/domain/counters/registry.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { AppError } from '#server/domain/problem.ts';

/**
 * What must not compile. Each `@ts-expect-error` is an error of its own, in the `types` step, as soon
 * as the line below it compiles. The functions are never called.
 */
describe('the compiler refuses', () => {
  it('a problem whose code is not in the closed list', () => {
    // @ts-expect-error the list of problem codes is closed
    const wrong = () => new AppError('SOMETHING_WENT_WRONG');
    const right = () => new AppError('INTERNAL');
    expect([wrong, right]).toHaveLength(2);
  });

  it('a counter that nobody registered', () => {
    // @ts-expect-error the registry has no such counter
    const wrong: CounterName = 'casesImagined';
    const right: CounterName = 'caseOpened';
    expect([wrong, right]).toHaveLength(2);
  });

  it('a metric value used as a number before it is known to be there', () => {
    // @ts-expect-error the value may be absent, and absent is not 0
    const wrong = (value: MetricValue): number => value.value;
    const right = (value: MetricValue): number | null => value.value;
    expect([wrong, right]).toHaveLength(2);
  });

  it('a metric value whose state is not one of the five', () => {
    // @ts-expect-error there is no such state
    const wrong: MetricValue['states'] = ['fine'];
    const right: MetricValue['states'] = ['too_few'];
    expect([wrong, right]).toHaveLength(2);
  });
});
