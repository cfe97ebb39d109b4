import { Card } from './Card.tsx';
import { EmptyState } from './EmptyState.tsx';
import type { Failure } from './ErrorState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { LoadingNote, Skeleton } from './Skeleton.tsx';

export type ThingStatesProps = {
  /** What is said below the page's title where there is nothing under this address. */
  missing: string;
  isMissing: boolean;
  isPending: boolean;
  /** Null = nothing failed. */
  failure: Failure | null;
  onRetry: () => void;
  /** Heights of what stands in its place while it comes. */
  heights: readonly string[];
};

/** What the page of one thing shows while the thing is not there: it is missing, it comes, or it could not be read. */
export function ThingStates(props: ThingStatesProps) {
  const { missing, isMissing, isPending, failure, onRetry, heights } = props;
  if (isMissing) {
    return (
      <Card>
        <EmptyState hint={missing} />
      </Card>
    );
  }
  if (failure) {
    return (
      <Card>
        <ErrorState {...{ failure, onRetry }} />
      </Card>
    );
  }
  if (!isPending) return null;
  return (
    <>
      <LoadingNote />
      {heights.map((height) => (
        <Skeleton key={height} height={height} />
      ))}
    </>
  );
}
