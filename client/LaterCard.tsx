import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { DataWords } from './i18n/DataWords.tsx';
import { Boundary } from './ui/Boundary.tsx';
import { BrokenPart } from './ui/BrokenPart.tsx';
import { Card } from './ui/Card.tsx';
import { InTurn } from './ui/InTurn.tsx';
import { Skeleton } from './ui/Skeleton.tsx';

const AWAITED = (
  <Card>
    <Skeleton height="10rem" />
  </Card>
);

/** Panels that come after the first paint, with their words; a broken one leaves the rest of the page. */
export function LaterCard({ children }: { children: ReactNode }) {
  return (
    <Boundary fallback={<BrokenPart />}>
      <InTurn fallback={AWAITED}>
        <Suspense fallback={AWAITED}>
          <DataWords>{children}</DataWords>
        </Suspense>
      </InTurn>
    </Boundary>
  );
}
