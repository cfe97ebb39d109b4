import { Button } from './Button.tsx';
import type { Failure } from './ErrorState.tsx';
import { ErrorState } from './ErrorState.tsx';

export type ListFootProps = {
  /** Why the newest part did not come; null = it did, or is coming. */
  failure: Failure | null;
  onRetry: () => void;
  hasMore: boolean;
  isComing: boolean;
  onMore: () => void;
  /** What the button for the next part is called. */
  more: string;
};

/** The foot of a list that comes part by part. */
export function ListFoot({ failure, onRetry, hasMore, isComing, onMore, more }: ListFootProps) {
  if (failure) return <ErrorState {...{ failure, onRetry }} />;
  if (!hasMore) return null;
  return (
    <div>
      <Button disabled={isComing} onPress={onMore}>
        {more}
      </Button>
    </div>
  );
}
