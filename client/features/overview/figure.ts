import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { MetricInfo } from './metric-name.ts';

/** What every part of the panel needs to know. */
export type FigureProps = {
  organisation: OrganisationAnswer;
  days: { from: string; to: string };
  metric: string;
  info: MetricInfo;
  name: string;
};

export const FIGURE_HEIGHT_PX = 280;
export const PANEL_ID = 'metric';
