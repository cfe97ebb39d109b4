import { count } from '../../counters/parts.ts';
import { instrumentCounter, type InstrumentCounter } from '../../counters/registry.ts';
import type { Bilingual, MetricDefinition } from '../definition.ts';
import { countValue, meanValue, netValue, quantileValue, shareValue } from '../measured.ts';

/** What every definition says for itself; the shapes below add what follows from how it is measured. */
type Said = Pick<
  MetricDefinition,
  'id' | 'name' | 'formula' | 'polarity' | 'source' | 'owner' | 'records' | 'anchor'
> & { provisionalDays?: number };

/** Smallest n to show and to judge. */
type Floors = { floors: readonly [number, number] };

const NO_INPUT = {
  instrument: null,
  provisionalDays: 0,
  counters: [],
  instrumentCounters: [],
  measures: [],
  cumulative: false,
  recordsAre: 'n',
} as const;

const WILSON: Bilingual = {
  en: '95% interval by Wilson’s score method',
  ar: 'فترة ثقة 95٪ بطريقة ويلسون',
};
const ADJUSTED_WALD: Bilingual = {
  en: '95% interval by the adjusted-Wald method (three made-up answers added), kept within the range',
  ar: 'فترة ثقة 95٪ بطريقة والد المعدّلة (بإضافة ثلاث إجابات افتراضية)، ضمن المدى الممكن',
};
/** The interval of means, in words. */
export const STUDENT: Bilingual = {
  en: '95% interval of a mean by Student’s t, kept within the range',
  ar: 'فترة ثقة 95٪ للمتوسط بتوزيع ستودنت (t)، ضمن المدى الممكن',
};
const ORDER: Bilingual = {
  en: '95% interval from order statistics (ranks); from 5,000 values on the ranks are read from bins 2% wide',
  ar: 'فترة ثقة 95٪ من إحصاءات الرتب؛ وعند 5000 قيمة فأكثر تُقرأ الرتب من فئات عرضها 2٪',
};

const PERCENT = { unit: 'percent', range: [0, 100], method: 'wilson', interval: WILSON } as const;

const MILLION = 1_000_000;

/**
 * A share of records: `hits` of `of`, both counters. `millionths` counts further hits in millionths of one, where a
 * source tells shares instead of numbers; `without` counts those of `of` of which nobody knows whether they are hits: where they
 * are more than the others, the others stand for nothing, and there is no value.
 */
export function share(
  said: Said & Floors & { hits: number; of: number; millionths?: number; without?: number },
): MetricDefinition {
  const { floors, hits, of, millionths, without, ...rest } = said;
  return {
    ...NO_INPUT,
    ...PERCENT,
    ...rest,
    minShow: floors[0],
    minJudge: floors[1],
    counters: [hits, of, millionths, without].filter((counter) => counter !== undefined),
    compute: (parts) => {
      const further = millionths === undefined ? 0 : count(parts, millionths) / MILLION;
      const unknown = without === undefined ? 0 : count(parts, without);
      const known = count(parts, of) - unknown;
      if (unknown > known) return shareValue(0, 0, floors[0]);
      return shareValue(count(parts, hits) + further, known, floors[0]);
    },
  };
}

type Asked = Omit<Said, 'records'> & Floors & Pick<MetricDefinition, 'instrument'>;

/** A share of the answers to (or deliveries of) one survey instrument. */
export function surveyShare(
  said: Asked & { hits: InstrumentCounter; of: InstrumentCounter },
): MetricDefinition {
  const { floors, hits, of, ...rest } = said;
  return {
    ...NO_INPUT,
    ...PERCENT,
    ...rest,
    records: ['response'],
    minShow: floors[0],
    minJudge: floors[1],
    instrumentCounters: [hits, of],
    compute: (parts, instrument) =>
      shareValue(
        count(parts, instrumentCounter(instrument, hits)),
        count(parts, instrumentCounter(instrument, of)),
        floors[0],
      ),
  };
}

/** Share of top answers minus share of bottom answers, in points. */
export function surveyNet(said: Asked): MetricDefinition {
  const { floors, ...rest } = said;
  return {
    ...NO_INPUT,
    ...rest,
    unit: 'points',
    range: [-100, 100],
    method: 'net',
    interval: ADJUSTED_WALD,
    records: ['response'],
    minShow: floors[0],
    minJudge: floors[1],
    instrumentCounters: ['answers', 'top', 'bottom'],
    compute: (parts, instrument) => {
      const of = (name: InstrumentCounter): number =>
        count(parts, instrumentCounter(instrument, name));
      return netValue(of('top'), of('bottom'), of('answers'), floors[0]);
    },
  };
}

/** How many answers to one survey instrument were of a kind; its n is how many there were in all, so that few are told as few. */
export function surveyTally(
  said: Omit<Asked, 'floors'> & { hits: InstrumentCounter },
): MetricDefinition {
  const { hits, ...rest } = said;
  return {
    ...NO_INPUT,
    ...COUNT,
    ...rest,
    records: ['response'],
    recordsAre: 'value',
    instrumentCounters: [hits, 'answers'],
    compute: (parts, instrument) => {
      const n = count(parts, instrumentCounter(instrument, 'answers'));
      const value = count(parts, instrumentCounter(instrument, hits));
      return n === 0 ? countValue(0) : { ...countValue(n), value };
    },
  };
}

/** A number of things in the period. */
export function tally(said: Said & { of: number }): MetricDefinition {
  const { of, ...rest } = said;
  return {
    ...NO_INPUT,
    ...COUNT,
    ...rest,
    counters: [of],
    compute: (parts) => countValue(count(parts, of)),
  };
}

const COUNT = {
  unit: 'count',
  range: [0, null],
  method: 'none',
  interval: null,
  minShow: 0,
  minJudge: 0,
} as const;

/** A stock at the end of the period: all that came in since the beginning minus all that left. */
export function stock(said: Said & { came: number; left: number }): MetricDefinition {
  const { came, left, ...rest } = said;
  return {
    ...NO_INPUT,
    ...COUNT,
    ...rest,
    counters: [came, left],
    cumulative: true,
    compute: (parts) => countValue(count(parts, came) - count(parts, left)),
  };
}

/** Mean number per case, from counters of number, sum and sum of squares. */
export function perCase(
  said: Said & Floors & { known: number; sum: number; squares: number; least: number },
): MetricDefinition {
  const { floors, known, sum, squares, least, ...rest } = said;
  const range = [least, null] as const;
  return {
    ...NO_INPUT,
    ...rest,
    unit: 'per_case',
    range,
    method: 'student',
    interval: STUDENT,
    minShow: floors[0],
    minJudge: floors[1],
    counters: [known, sum, squares],
    compute: (parts) =>
      meanValue(count(parts, known), count(parts, sum), count(parts, squares), floors[0], range),
  };
}

/** Mean seconds where only sums are known (sources deliver daily totals): no interval. */
export function meanSeconds(
  said: Said & Floors & { known: number; sum: number },
): MetricDefinition {
  const { floors, known, sum, ...rest } = said;
  const range = [0, null] as const;
  return {
    ...NO_INPUT,
    ...rest,
    unit: 'seconds',
    range,
    method: 'none',
    interval: null,
    minShow: floors[0],
    minJudge: floors[1],
    counters: [known, sum],
    compute: (parts) => meanValue(count(parts, known), count(parts, sum), null, floors[0], range),
  };
}

/** A quantile of a duration in seconds. */
export function quantile(said: Said & Floors & { measure: number; p: number }): MetricDefinition {
  const { floors, measure, p, ...rest } = said;
  return {
    ...NO_INPUT,
    ...rest,
    unit: 'seconds',
    range: [0, null],
    method: 'order',
    interval: ORDER,
    minShow: floors[0],
    minJudge: floors[1],
    measures: [measure],
    compute: (parts) => quantileValue(parts.measures.get(measure), p, floors[0]),
  };
}
