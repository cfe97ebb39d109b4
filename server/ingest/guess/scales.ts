import type { Plain } from '../../contract/mapping-value.ts';
import type { InstrumentKind } from '../../domain/records/instrument.ts';
import type { Fractions } from './fractions.ts';
import type { Concept } from './match-headers.ts';

/** A scale with its box, as an instrument declares it. */
export type Scale = {
  kind: InstrumentKind;
  scaleMin: number;
  scaleMax: number;
  topFrom: number;
  bottomTo: number;
};

/** How a column's answers are scored. */
export type ScoreColumn = {
  scale: Scale;
  /** The score of each label; null when the cells hold the scores themselves. */
  labels: Record<string, Plain> | null;
  /** True for labels in words, of which none says a number. */
  areWords?: boolean;
  /** Texts among the labels by which somebody said that they give no answer. */
  silent?: readonly string[];
  /** True for labels of which each stands for several scores. */
  areGroups?: boolean;
  /** Half points and tenths: so many times as great, they are whole. */
  factor: 1 | 2 | 10;
  /** Scores that are written with the end of their scale. */
  fractions?: Fractions;
  /** Rows with 0 on a scale that begins above it. */
  zeros: number;
  /** Values that are no answer on the scale, and will be refused. */
  outside: number;
  /** True where those are so many that only a person can tell whether the column is of scores. */
  isMany?: boolean;
  /** Other scales that the values allow. */
  others: readonly Scale[];
  /** The end of a shorter scale that holds nearly all values, so that the few beyond it may be mistakes. */
  lowEnd?: number;
};

// Boxes: METRICS.md (top two of five, 5 to 7 of seven, promoters 9 and 10); ten-point satisfaction as QuestionPro has it.
export const NPS: Scale = { kind: 'nps', scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 };
export const CSAT: Scale = { kind: 'csat', scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 };
export const CES: Scale = { kind: 'ces', scaleMin: 1, scaleMax: 7, topFrom: 5, bottomTo: 3 };
export const SENTIMENT: Scale = {
  kind: 'sentiment',
  scaleMin: -1,
  scaleMax: 1,
  topFrom: 1,
  bottomTo: -1,
};
export const YES_NO: Scale = { kind: 'custom', scaleMin: 0, scaleMax: 1, topFrom: 1, bottomTo: 0 };

export const SHORT_SCALES: readonly Scale[] = [
  { kind: 'custom', scaleMin: 1, scaleMax: 3, topFrom: 3, bottomTo: 1 },
  { kind: 'custom', scaleMin: 1, scaleMax: 4, topFrom: 3, bottomTo: 2 },
  CSAT,
  { kind: 'custom', scaleMin: 1, scaleMax: 7, topFrom: 6, bottomTo: 3 },
  { kind: 'custom', scaleMin: 1, scaleMax: 10, topFrom: 9, bottomTo: 6 },
  { kind: 'custom', scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 },
  { kind: 'custom', scaleMin: 0, scaleMax: 100, topFrom: 80, bottomTo: 50 },
];

/**
 * The scales that a question of a concept is asked on. Satisfaction is satisfaction on each of them, with its own box; ease
 * on the satisfaction scale is a series of its own (METRICS.md, CSAT and CES).
 */
export function shortScales(concept: Concept): Scale[] {
  return SHORT_SCALES.map((scale) => {
    if (concept === 'csat') return { ...scale, kind: 'csat' };
    return concept === 'ces' && scale.kind === 'csat' ? { ...scale, kind: 'custom' } : scale;
  });
}

/** Scales of questions that are asked the same everywhere. */
export const NAMED: Partial<Record<Concept, Scale>> = { nps: NPS, csat: CSAT, ces: CES };

/** A name for a scale in options: `0..10`. */
export function scaleName({ scaleMin, scaleMax }: Scale): string {
  return `${scaleMin}..${scaleMax}`;
}
