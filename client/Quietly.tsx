import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { useHasCome } from './api/use-has-come.ts';
import { DataWords } from './i18n/DataWords.tsx';
import { Boundary } from './ui/Boundary.tsx';
import { InTurn } from './ui/InTurn.tsx';

export type QuietlyProps = {
  /** Keeps its place until then. */
  place?: ReactNode;
  children: ReactNode;
};

/** What comes later with its words, and without which a page is whole. */
export function Quietly({ place = null, children }: QuietlyProps) {
  return (
    <Boundary fallback={null}>
      <InTurn fallback={place} isDue={useHasCome()}>
        <Suspense fallback={place}>
          <DataWords>{children}</DataWords>
        </Suspense>
      </InTurn>
    </Boundary>
  );
}
