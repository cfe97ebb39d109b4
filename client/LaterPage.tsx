import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { DataWords } from './i18n/DataWords.tsx';
import { Boundary } from './ui/Boundary.tsx';
import { BrokenPart } from './ui/BrokenPart.tsx';
import { LoadingNote, Skeleton } from './ui/Skeleton.tsx';
import { TopDown } from './ui/TopDown.tsx';

/** Where a page stands that is fetched when it is visited, with the words it brings. */
export function LaterPage({ children }: { children: ReactNode }) {
  return (
    <Boundary fallback={<BrokenPart />}>
      <TopDown>
        <Suspense
          fallback={
            <>
              <LoadingNote />
              <Skeleton height="3rem" />
              <Skeleton height="18rem" />
            </>
          }
        >
          <DataWords>{children}</DataWords>
        </Suspense>
      </TopDown>
    </Boundary>
  );
}
