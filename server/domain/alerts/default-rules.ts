import { WATCH } from '../detection/stream-surprise.ts';
import type { RuleFacts } from './rule.ts';

/** What every rule of a first start has in common. */
const USUAL = {
  name: null,
  metric: null,
  scope: null,
  each: null,
  grain: 'day',
  minimumN: 30,
  duration: 1,
  endsItself: true,
  isOn: true,
} as const;

/** Words of danger to life: rare enough that everybody who is told reads on. */
const DANGER = {
  en: ['danger to life', 'life threatening', 'suicide', 'electrocuted', 'explosion', 'unconscious'],
  ar: ['خطر على الحياة', 'خطر على حياتي', 'انتحار', 'صعق كهربائي', 'انفجار', 'فاقد الوعي'],
};

/** Surprise above which a burst is told: once in a thousand days of a series that is as it was. Three times the usual is found then. */
const BURST = { kind: 'burst', score: 3, atLeast: 5 } as const;

/**
 * Of the whole organisation, an hour such as never was. On simulated series at most 0.6 a year come without a cause, in 26 weeks of the
 * demonstration none does.
 */
const BURST_OF_HOUR = { kind: 'burst', score: WATCH, atLeast: 10 } as const;

/** Figures that are watched from the first start; each one only where it has data. */
const WATCHED = ['nps', 'csat', 'ces', 'fcr_recontact', 'resolve_median', 'sla_due'] as const;

/**
 * The rules of a first start: few, and each of something that must be known. Survey metrics mean the first instrument of their
 * kind.
 */
export const DEFAULT_RULES: readonly RuleFacts[] = [
  {
    ...USUAL,
    name: { en: 'Danger to life', ar: 'خطر على الحياة' },
    condition: {
      kind: 'grave',
      scoreAtMost: null,
      valueAtLeast: null,
      themes: [],
      words: [...DANGER.en, ...DANGER.ar],
    },
    minimumN: 0,
    severity: 'grave',
    endsItself: false,
  },
  { ...USUAL, each: 'theme', condition: BURST, minimumN: 0, severity: 'serious' },
  { ...USUAL, each: 'department', condition: BURST, minimumN: 0, severity: 'serious' },
  // What breaks at noon is known at noon: the day's count would tell it in the evening.
  { ...USUAL, grain: 'hour', condition: BURST_OF_HOUR, minimumN: 0, severity: 'serious' },
  ...WATCHED.map((metric): RuleFacts => ({
    ...USUAL,
    metric,
    grain: 'week',
    condition: { kind: 'range', direction: 'worse', score: 3 },
    severity: 'watch',
  })),
  // Where one department becomes slow the whole may hardly move.
  {
    ...USUAL,
    metric: 'resolve_median',
    each: 'department',
    grain: 'week',
    condition: { kind: 'range', direction: 'worse', score: 3 },
    severity: 'watch',
  },
  { ...USUAL, condition: { kind: 'silence', times: 2 }, minimumN: 0, severity: 'serious' },
  { ...USUAL, condition: { kind: 'overdue' }, minimumN: 0, severity: 'serious' },
  { ...USUAL, condition: { kind: 'regressed' }, minimumN: 0, severity: 'serious' },
  { ...USUAL, condition: { kind: 'unanswered' }, minimumN: 0, severity: 'serious' },
];
