import { Suspense, lazy } from 'react';
import { Boundary } from '../../ui/Boundary.tsx';
import { BrokenPart } from '../../ui/BrokenPart.tsx';
import { Card } from '../../ui/Card.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { MetricPanelProps } from './MetricPanel.tsx';

const MetricPanel = lazy(async () => ({
  default: (await import('./MetricPanel.tsx')).MetricPanel,
}));
const PANEL_HEIGHT = '29rem';

/** The panel is not part of the first load: the cards are read first, and they stand without it. */
export function PanelPlace(props: MetricPanelProps) {
  const place = (
    <Card>
      <Skeleton height={PANEL_HEIGHT} />
    </Card>
  );
  return (
    <Boundary fallback={<BrokenPart />}>
      <Suspense fallback={place}>
        <MetricPanel {...props} />
      </Suspense>
    </Boundary>
  );
}
