import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { MetricInfo } from '../../api/metric-name.ts';

/** What every part of the panel needs to know. */
export type FigureProps = {
  organisation: OrganisationAnswer;
  days: { from: string; to: string };
  metric: string;
  info: MetricInfo;
  name: string;
};

export const FIGURE_HEIGHT_PX = 280;
/** Place of n in the rows of a figure's table. */
export const N_CELL = 3;
