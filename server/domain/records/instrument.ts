/** Kinds of survey question; `sentiment` scores are −1, 0 and 1. */
export const INSTRUMENT_KINDS = ['nps', 'csat', 'ces', 'sentiment', 'custom'] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/**
 * A survey question with its scale. Scale and box are kept with the instrument and answers of different
 * instruments never share a series. Scores are whole numbers from `scaleMin` to `scaleMax`; `topFrom` and above
 * count as top (promoters, satisfied, easy), `bottomTo` and below as bottom (detractors, dissatisfied).
 */
export type Instrument = {
  id: string;
  code: number;
  kind: InstrumentKind;
  question: { en: string; ar: string };
  scaleMin: number;
  scaleMax: number;
  topFrom: number;
  bottomTo: number;
};

/** What makes a question another one although it has the same id: answers counted under one box must not be read under another. */
export const HOW_ASKED = ['kind', 'scaleMin', 'scaleMax', 'topFrom', 'bottomTo'] as const;
