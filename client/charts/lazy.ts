import { lazy } from 'react';

/** The chart library comes with the first full chart, never with the first paint. */
export const TrendChart = lazy(async () => ({
  default: (await import('./TrendChart.tsx')).TrendChart,
}));
export const CompareChart = lazy(async () => ({
  default: (await import('./CompareChart.tsx')).CompareChart,
}));
export const BreakdownChart = lazy(async () => ({
  default: (await import('./BreakdownChart.tsx')).BreakdownChart,
}));
