import type { AlertRuleInfo, AlertRuleInput } from '#server/contract/alert-rules.ts';
import { readNumber } from '../../format/read-number.ts';

type Condition = AlertRuleInput['condition'];
export type Kind = Condition['kind'];
export type Direction = Extract<Condition, { kind: 'change' }>['direction'];
type Dimension = NonNullable<AlertRuleInput['each']>;

export const KINDS = [
  'grave',
  'level',
  'change',
  'gap',
  'range',
  'burst',
  'silence',
  'overdue',
  'regressed',
  'unanswered',
] as const satisfies readonly Kind[];
const METRIC_KINDS: ReadonlySet<Kind> = new Set(['level', 'change', 'gap', 'range']);

/** A rule as it is written: numbers as texts, empty = not asked. */
export type RuleDraft = Record<NumberField | 'en' | 'ar' | 'metric' | 'key' | 'words', string> & {
  kind: Kind;
  dimension: Dimension | '';
  each: Dimension | '';
  direction: Direction;
  themes: readonly string[];
  grain: AlertRuleInput['grain'];
  severity: AlertRuleInput['severity'];
  endsItself: boolean;
  isOn: boolean;
};
export type NumberField =
  | 'below'
  | 'above'
  | 'hysteresis'
  | 'atLeast'
  | 'score'
  | 'times'
  | 'scoreAtMost'
  | 'valueAtLeast'
  | 'minimumN'
  | 'duration';

const OF_NONE: ReadonlySet<Kind> = new Set(['silence', 'overdue', 'regressed', 'unanswered']);

/** True for kinds that are looked at as a whole, whatever the dimension. */
export function isOfNone(kind: Kind): boolean {
  return OF_NONE.has(kind);
}

/** True for kinds that look at a metric. */
export function looksAtMetric(kind: Kind): boolean {
  return METRIC_KINDS.has(kind);
}

/** The number fields that each kind asks for. */
export const NUMBERS: Readonly<Record<Kind, readonly NumberField[]>> = {
  grave: ['scoreAtMost', 'valueAtLeast'],
  level: ['below', 'above', 'hysteresis'],
  change: ['atLeast'],
  gap: ['atLeast', 'hysteresis'],
  range: ['score'],
  burst: ['score', 'atLeast'],
  silence: ['times'],
  overdue: [],
  regressed: [],
  unanswered: [],
};
/** Fields that may stay empty. */
const OPTIONAL: ReadonlySet<NumberField> = new Set([
  'below',
  'above',
  'scoreAtMost',
  'valueAtLeast',
]);

const text = (value: number | null | undefined, otherwise = ''): string =>
  value === null || value === undefined ? otherwise : String(value);

/** The fields of a rule, or those of a new one. */
export function draftOf(rule: AlertRuleInput | null): RuleDraft {
  // Every kind has some of the fields; those of the others begin with what is usual.
  const held: Readonly<Partial<Record<string, unknown>>> = rule?.condition ?? {};
  const number = (field: string, otherwise = ''): string => {
    const value = held[field];
    return text(typeof value === 'number' ? value : null, otherwise);
  };
  const condition = rule?.condition;
  const grave = condition?.kind === 'grave' ? condition : null;
  return {
    en: rule?.name?.en ?? '',
    ar: rule?.name?.ar ?? '',
    kind: condition?.kind ?? 'range',
    metric: rule?.metric ?? '',
    dimension: rule?.scope?.dimension ?? '',
    key: rule?.scope?.key ?? '',
    each: rule?.each ?? '',
    direction: condition && 'direction' in condition ? condition.direction : 'worse',
    below: number('below'),
    above: number('above'),
    hysteresis: number('hysteresis', '0'),
    atLeast: number('atLeast', '5'),
    score: number('score', '3'),
    times: number('times', '2'),
    scoreAtMost: number('scoreAtMost'),
    valueAtLeast: number('valueAtLeast'),
    themes: grave?.themes ?? [],
    words: grave?.words.join('\n') ?? '',
    grain: rule?.grain ?? 'week',
    minimumN: text(rule?.minimumN, '30'),
    duration: text(rule?.duration, '1'),
    severity: rule?.severity ?? 'watch',
    endsItself: rule?.endsItself ?? true,
    isOn: rule?.isOn ?? true,
  };
}

/** What a stored rule says, as it is sent. */
export function inputOfRule(rule: AlertRuleInfo): AlertRuleInput {
  return inputOf(draftOf({ ...rule, scope: rule.scope && keyOf(rule.scope) }));
}

function keyOf({ dimension, key }: NonNullable<AlertRuleInfo['scope']>) {
  return { dimension, key };
}

/** What changes with the grain: by the hour surprise is on another scale, and an hour has few records. */
export function withGrain(
  { grain: before }: RuleDraft,
  grain: RuleDraft['grain'],
): Partial<RuleDraft> {
  if (grain === before) return {};
  if (grain === 'hour') return { grain, score: '6', atLeast: '10', minimumN: '0', duration: '1' };
  return before === 'hour' ? { grain, score: '3', atLeast: '5' } : { grain };
}

/** What changes with the kind: only bursts are looked at by the hour. */
export function withKind(draft: RuleDraft, kind: Kind): Partial<RuleDraft> {
  return draft.grain === 'hour' && kind !== 'burst'
    ? { ...withGrain(draft, 'day'), kind }
    : { kind };
}

export type Fault =
  | { kind: 'name' | 'metric' | 'scope' | 'each' | 'no_limit' | 'contradicting' | 'asks_nothing' }
  | { kind: 'number'; field: NumberField };

/** The first thing that has to be mended before a rule can be sent; null = nothing. */
export function faultOf(draft: RuleDraft): Fault | null {
  const { en, ar, kind, dimension, key, each } = draft;
  if ((en.trim() === '') !== (ar.trim() === '')) return { kind: 'name' };
  if (looksAtMetric(kind) && draft.metric === '') return { kind: 'metric' };
  if (!isOfNone(kind) && dimension !== '' && key === '') return { kind: 'scope' };
  if (!isOfNone(kind) && dimension !== '' && dimension === each) return { kind: 'each' };
  const common: readonly NumberField[] = kind === 'grave' ? [] : ['minimumN', 'duration'];
  for (const field of [...NUMBERS[kind], ...common]) {
    const isLeftOut = draft[field].trim() === '' && OPTIONAL.has(field);
    if (!isLeftOut && readNumber(draft[field]) === null) return { kind: 'number', field };
  }
  return conditionFault(draft);
}

function conditionFault(draft: RuleDraft): Fault | null {
  const { kind } = draft;
  if (kind === 'grave') {
    const asked = [draft.scoreAtMost, draft.valueAtLeast, draft.words].join('').trim();
    return asked === '' && draft.themes.length === 0 ? { kind: 'asks_nothing' } : null;
  }
  if (kind !== 'level') return null;
  const [below, above] = [readNumber(draft.below), readNumber(draft.above)];
  if (below === null && above === null) return { kind: 'no_limit' };
  if (below === null || above === null) return null;
  const back = readNumber(draft.hysteresis) ?? 0;
  return below + back < above - back ? null : { kind: 'contradicting' };
}

/** A draft without fault as the server takes it. */
export function inputOf(draft: RuleDraft): AlertRuleInput {
  const { en, ar, kind, metric, dimension, key, each } = draft;
  return {
    name: en.trim() === '' ? null : { en, ar },
    metric: looksAtMetric(kind) ? metric : null,
    // A source belongs to no department, theme or channel.
    scope: dimension === '' || isOfNone(kind) ? null : { dimension, key },
    each: each === '' || isOfNone(kind) ? null : each,
    condition: conditionOf(draft),
    grain: draft.grain,
    minimumN: kind === 'grave' ? 0 : (readNumber(draft.minimumN) ?? 0),
    duration: kind === 'grave' ? 1 : (readNumber(draft.duration) ?? 1),
    severity: draft.severity,
    endsItself: draft.endsItself,
    isOn: draft.isOn,
  };
}

function conditionOf(draft: RuleDraft): Condition {
  const { kind, direction } = draft;
  const number = (field: NumberField): number => readNumber(draft[field]) ?? 0;
  const optional = (field: NumberField): number | null => readNumber(draft[field]);
  switch (kind) {
    case 'grave':
      return {
        kind,
        scoreAtMost: optional('scoreAtMost'),
        valueAtLeast: optional('valueAtLeast'),
        themes: [...draft.themes],
        words: draft.words.split('\n').filter((line) => line.trim() !== ''),
      };
    case 'level':
      return {
        kind,
        below: optional('below'),
        above: optional('above'),
        hysteresis: number('hysteresis'),
      };
    case 'change':
      return { kind, direction, atLeast: number('atLeast') };
    case 'gap':
      return { kind, atLeast: number('atLeast'), hysteresis: number('hysteresis') };
    case 'range':
      return { kind, direction, score: number('score') };
    case 'burst':
      return { kind, score: number('score'), atLeast: number('atLeast') };
    case 'silence':
      return { kind, times: number('times') };
    case 'overdue':
    case 'regressed':
    case 'unanswered':
      return { kind };
  }
}
