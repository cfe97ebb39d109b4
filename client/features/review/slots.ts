import type { ReactNode } from 'react';
import type { AlertInfo } from '#server/contract/alerts.ts';

/** Parts of other pages that a review shows. */
export type ReviewSlots = {
  /** An alert in its own words, leading to its page. */
  readonly alertSaid: (alert: AlertInfo) => ReactNode;
  /** The choice of whoever sees to something. */
  readonly personField: (field: {
    label: string;
    nobody: string;
    value: string;
    onChoose: (id: string) => void;
  }) => ReactNode;
};
