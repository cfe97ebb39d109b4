import type { Dimension } from '#server/domain/dimensions.ts';
import { DEMO_DIMENSIONS } from './dimension-values.ts';
import type { Random } from './random.ts';

export type Scope = Readonly<Partial<Record<Dimension, string>>>;
export type Direction = 'up' | 'down';

/** How a story bends what is ordinary, in its scope and for its theme. */
export type Effect = {
  /** Added to the mood of CSAT and CES answers, and again for cases on the story's theme. */
  readonly mood: number;
  readonly themeMood: number;
  readonly npsMood: number;
  /** Factors on time to resolve, time to first answer and waits. */
  readonly resolve: number;
  readonly answer: number;
  readonly wait: number;
  /** Added to the chance of waiting for weeks, of contacting again and of being handed over. */
  readonly slow: number;
  readonly again: number;
  /** Factor on the volume of the story's theme. */
  readonly volume: number;
  /** Chances in automation sessions while the story runs; null = as usual. */
  readonly botFails: number | null;
  readonly personJoins: number | null;
  readonly asksFirst: number | null;
};

export const ORDINARY: Effect = {
  mood: 0,
  themeMood: 0,
  npsMood: 0,
  resolve: 1,
  answer: 1,
  wait: 1,
  slow: 0,
  again: 0,
  volume: 1,
  botFails: null,
  personJoins: null,
  asksFirst: null,
};

/** A metric that the story moves, and which way, where it happens. */
export type Expectation = {
  readonly metric: string;
  readonly direction: Direction;
  /** Where to look; empty = the whole organisation. */
  readonly scope: Scope;
  /** Whether it shows within hours, or needs a week of answers and resolutions. */
  readonly within: 'hours' | 'week';
};

/** A kind of story set in its place. */
export type Plot = {
  readonly kind: StoryKind;
  /** The department that would answer for it; two stories of one demonstration never share it. */
  readonly department: string;
  readonly theme: string | null;
  readonly scope: Scope;
  readonly name: { readonly en: string; readonly ar: string };
  readonly effect: Effect;
  readonly expected: readonly Expectation[];
};

export const STORY_KINDS = [
  'double_charge',
  'assistant_dead_ends',
  'courier_delays',
  'sign_in_outage',
  'branch_queue_improvement',
  'slow_resolution',
] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

/** Kinds that show within hours. */
export const SUDDEN_KINDS: readonly StoryKind[] = [
  'double_charge',
  'assistant_dead_ends',
  'courier_delays',
  'sign_in_outage',
];
/** Kinds that hurt, so that they can end in a recovery. */
export const HARMFUL_KINDS: readonly StoryKind[] = [...SUDDEN_KINDS, 'slow_resolution'];

const SLOW_DEPARTMENTS = ['cards', 'delivery', 'billing'];
const DELAY_REGIONS = ['riyadh', 'makkah', 'eastern'];
const AUTOMATED_CHANNELS = ['assistant', 'ivr'];

function nameOf(dimension: Dimension, key: string): { en: string; ar: string } {
  const value = DEMO_DIMENSIONS[dimension].find((one) => one.key === key);
  if (value === undefined) throw new RangeError(`no demonstration ${dimension} ${key}`);
  return value;
}

const PLOTS: Record<StoryKind, (random: Random) => Plot> = {
  double_charge: () => ({
    kind: 'double_charge',
    department: 'billing',
    theme: 'charged_twice',
    scope: { department: 'billing' },
    name: {
      en: 'A billing run charges customers twice',
      ar: 'دورة فوترة تخصم المبلغ من العملاء مرتين',
    },
    effect: {
      ...ORDINARY,
      mood: -0.55,
      themeMood: -0.75,
      npsMood: -0.95,
      resolve: 1.9,
      answer: 1.6,
      again: 0.18,
      volume: 5.5,
    },
    expected: [
      { metric: 'volume', direction: 'up', scope: { theme: 'charged_twice' }, within: 'hours' },
      {
        metric: 'csat:service',
        direction: 'down',
        scope: { department: 'billing' },
        within: 'week',
      },
      {
        metric: 'nps:relationship',
        direction: 'down',
        scope: { department: 'billing' },
        within: 'week',
      },
      {
        metric: 'resolve_median',
        direction: 'up',
        scope: { department: 'billing' },
        within: 'week',
      },
    ],
  }),

  assistant_dead_ends: (random) => {
    const channel = random.pick(AUTOMATED_CHANNELS);
    const name = nameOf('channel', channel);
    return {
      kind: 'assistant_dead_ends',
      department: 'digital',
      theme: 'cannot_reach_person',
      scope: { channel },
      name: {
        en: `${name.en}: after a release it fails and hands nobody over`,
        ar: `${name.ar}: يفشل بعد تحديث ولا يحوّل العميل إلى موظف`,
      },
      effect: {
        ...ORDINARY,
        mood: -0.7,
        themeMood: -0.5,
        again: 0.1,
        // In ordinary times hardly anybody complains of it.
        volume: 12,
        botFails: 0.46,
        personJoins: 0.18,
        asksFirst: 0.26,
      },
      expected: [
        {
          metric: 'volume',
          direction: 'up',
          scope: { theme: 'cannot_reach_person' },
          within: 'hours',
        },
        { metric: 'dead_end_rate', direction: 'up', scope: {}, within: 'week' },
        { metric: 'bypass', direction: 'up', scope: {}, within: 'week' },
        { metric: 'ces:ease', direction: 'down', scope: { channel }, within: 'week' },
      ],
    };
  },

  courier_delays: (random) => {
    const region = random.pick(DELAY_REGIONS);
    const name = nameOf('region', region);
    return {
      kind: 'courier_delays',
      department: 'delivery',
      theme: 'late_delivery',
      scope: { department: 'delivery', region },
      name: { en: `Couriers are late in ${name.en}`, ar: `تأخر المناديب في ${name.ar}` },
      effect: {
        ...ORDINARY,
        mood: -0.9,
        themeMood: -0.5,
        npsMood: -0.9,
        resolve: 2.8,
        answer: 1.8,
        again: 0.12,
        volume: 4,
      },
      expected: [
        { metric: 'volume', direction: 'up', scope: { theme: 'late_delivery' }, within: 'hours' },
        {
          metric: 'volume',
          direction: 'up',
          scope: { department: 'delivery', region },
          within: 'hours',
        },
        {
          metric: 'csat:service',
          direction: 'down',
          scope: { department: 'delivery' },
          within: 'week',
        },
        {
          metric: 'resolve_median',
          direction: 'up',
          scope: { department: 'delivery' },
          within: 'week',
        },
      ],
    };
  },

  sign_in_outage: () => ({
    kind: 'sign_in_outage',
    department: 'digital',
    theme: 'login_fails',
    scope: { department: 'digital' },
    name: {
      en: 'Customers cannot sign in to the app',
      ar: 'تعذّر دخول العملاء إلى التطبيق',
    },
    effect: {
      ...ORDINARY,
      mood: -0.6,
      themeMood: -0.4,
      npsMood: -0.7,
      resolve: 2.2,
      answer: 1.7,
      again: 0.1,
      volume: 8,
    },
    expected: [
      { metric: 'volume', direction: 'up', scope: { theme: 'login_fails' }, within: 'hours' },
      {
        metric: 'csat:service',
        direction: 'down',
        scope: { department: 'digital' },
        within: 'week',
      },
      {
        metric: 'resolve_median',
        direction: 'up',
        scope: { department: 'digital' },
        within: 'week',
      },
    ],
  }),

  branch_queue_improvement: () => ({
    kind: 'branch_queue_improvement',
    department: 'branches',
    theme: 'branch_waiting',
    scope: { department: 'branches' },
    name: {
      en: 'Queue tickets shorten the waiting in branches',
      ar: 'تذاكر الدور تقلّص الانتظار في الفروع',
    },
    effect: { ...ORDINARY, mood: 1.4, npsMood: 0.7, wait: 0.35, again: -0.05, volume: 0.4 },
    expected: [
      { metric: 'volume', direction: 'down', scope: { theme: 'branch_waiting' }, within: 'hours' },
      {
        metric: 'csat:service',
        direction: 'up',
        scope: { department: 'branches' },
        within: 'week',
      },
    ],
  }),

  slow_resolution: (random) => {
    const department = random.pick(SLOW_DEPARTMENTS);
    const name = nameOf('department', department);
    return {
      kind: 'slow_resolution',
      department,
      theme: null,
      scope: { department },
      name: {
        en: `${name.en}: cases take much longer to resolve`,
        ar: `${name.ar}: الحالات تستغرق وقتًا أطول بكثير حتى تُحل`,
      },
      effect: {
        ...ORDINARY,
        mood: -0.85,
        npsMood: -0.3,
        resolve: 3,
        answer: 2.5,
        slow: 0.08,
        again: 0.15,
      },
      expected: [
        { metric: 'resolve_median', direction: 'up', scope: { department }, within: 'week' },
        { metric: 'csat:service', direction: 'down', scope: { department }, within: 'week' },
      ],
    };
  },
};

/** A story of the kind, its place chosen by `random`. */
export function plotOf(kind: StoryKind, random: Random): Plot {
  return PLOTS[kind](random);
}
