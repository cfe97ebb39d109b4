import type { Weighted } from './random.ts';
import { weighted } from './random.ts';

/**
 * What is ordinary in one department. Moods are means on a normal scale: a CSAT answer is satisfied when mood plus
 * a standard normal is above 0, a CES answer easy likewise, an NPS answer a promoter.
 */
export type DepartmentProfile = {
  readonly key: string;
  /** Part of all cases. */
  readonly share: number;
  /** Median hours to resolve what is not resolved at once. */
  readonly resolveHours: number;
  /** Part of the cases that wait for something outside and take weeks. */
  readonly slowShare: number;
  /** Median minutes to the first answer in written channels. */
  readonly answerMinutes: number;
  readonly csatMood: number;
  readonly npsMood: number;
  readonly cesMood: number;
  /** Part of resolved cases that are asked for satisfaction; of the rest most are asked for ease. */
  readonly csatShare: number;
  /** Part of the delivered satisfaction invitations that are answered; branches ask on a tablet at the counter. */
  readonly csatAnswerRate: number;
  /** Part of the cases in which money is at stake, and its median in whole riyals. */
  readonly valueShare: number;
  readonly valueMedian: number;
  readonly channels: Weighted<string>;
  readonly products: Weighted<string>;
  readonly themes: Weighted<ThemeProfile>;
};

export type ThemeProfile = {
  readonly key: string;
  readonly stage: string;
  readonly touchpoint: string;
};

function theme(key: string, stage: string, touchpoint: string): ThemeProfile {
  return { key, stage, touchpoint };
}

const REMOTE = weighted([
  ['phone', 46],
  ['chat', 17],
  ['email', 12],
  ['app', 14],
  ['web', 7],
  ['social', 4],
]);

const DEPARTMENTS: readonly DepartmentProfile[] = [
  {
    key: 'billing',
    share: 0.21,
    resolveHours: 14,
    slowShare: 0.08,
    answerMinutes: 95,
    csatMood: 0.82,
    npsMood: 0.1,
    cesMood: 0.66,
    csatShare: 0.62,
    csatAnswerRate: 0.55,
    valueShare: 0.6,
    valueMedian: 240,
    channels: REMOTE,
    products: weighted([
      ['mobile_plan', 50],
      ['home_internet', 35],
      ['business_line', 15],
    ]),
    themes: weighted([
      [theme('charged_twice', 'pay', 'bill'), 32],
      [theme('bill_unclear', 'pay', 'bill'), 68],
    ]),
  },
  {
    key: 'refunds',
    share: 0.08,
    resolveHours: 22,
    slowShare: 0.12,
    answerMinutes: 160,
    csatMood: 0.66,
    npsMood: 0,
    cesMood: 0.5,
    csatShare: 0.6,
    csatAnswerRate: 0.55,
    valueShare: 0.95,
    valueMedian: 320,
    channels: REMOTE,
    products: weighted([
      ['mobile_plan', 30],
      ['device_order', 40],
      ['payment_card', 30],
    ]),
    themes: weighted([[theme('refund_not_received', 'pay', 'refund'), 1]]),
  },
  {
    key: 'branches',
    share: 0.17,
    resolveHours: 3.5,
    slowShare: 0.03,
    answerMinutes: 45,
    csatMood: 0.5,
    npsMood: 0.22,
    cesMood: 0.55,
    csatShare: 0.92,
    csatAnswerRate: 0.72,
    valueShare: 0.05,
    valueMedian: 150,
    channels: weighted([
      ['counter', 74],
      ['phone', 14],
      ['app', 8],
      ['social', 4],
    ]),
    products: weighted([
      ['mobile_plan', 45],
      ['payment_card', 30],
      ['home_internet', 25],
    ]),
    themes: weighted([
      [theme('branch_waiting', 'get_help', 'branch_visit'), 55],
      [theme('counter_service', 'get_help', 'branch_visit'), 45],
    ]),
  },
  {
    key: 'cards',
    share: 0.16,
    resolveHours: 9,
    slowShare: 0.06,
    answerMinutes: 60,
    csatMood: 0.88,
    npsMood: 0,
    cesMood: 0.7,
    csatShare: 0.62,
    csatAnswerRate: 0.55,
    valueShare: 0.35,
    valueMedian: 420,
    channels: REMOTE,
    products: weighted([['payment_card', 1]]),
    themes: weighted([
      [theme('card_declined_abroad', 'use', 'card_payment'), 55],
      [theme('card_not_arrived', 'receive', 'courier'), 45],
    ]),
  },
  {
    key: 'delivery',
    share: 0.19,
    resolveHours: 19,
    slowShare: 0.06,
    answerMinutes: 110,
    csatMood: 0.95,
    npsMood: 0.16,
    cesMood: 0.72,
    csatShare: 0.62,
    csatAnswerRate: 0.55,
    valueShare: 0.25,
    valueMedian: 900,
    channels: REMOTE,
    products: weighted([
      ['device_order', 80],
      ['payment_card', 20],
    ]),
    themes: weighted([
      [theme('late_delivery', 'receive', 'courier'), 64],
      [theme('parcel_damaged', 'receive', 'courier'), 36],
    ]),
  },
  {
    key: 'digital',
    share: 0.13,
    resolveHours: 2.4,
    slowShare: 0.05,
    answerMinutes: 35,
    csatMood: 1.02,
    npsMood: 0.3,
    cesMood: 0.78,
    csatShare: 0.62,
    csatAnswerRate: 0.55,
    valueShare: 0,
    valueMedian: 0,
    channels: weighted([
      ['app', 38],
      ['web', 18],
      ['chat', 22],
      ['phone', 15],
      ['social', 7],
    ]),
    products: weighted([
      ['mobile_plan', 60],
      ['payment_card', 40],
    ]),
    themes: weighted([
      [theme('login_fails', 'use', 'app_screen'), 42],
      [theme('app_slow', 'use', 'app_screen'), 36],
      [theme('cannot_reach_person', 'get_help', 'conversation'), 22],
    ]),
  },
  {
    key: 'field_service',
    share: 0.06,
    resolveHours: 30,
    slowShare: 0.12,
    answerMinutes: 140,
    csatMood: 0.7,
    npsMood: 0.02,
    cesMood: 0.45,
    csatShare: 0.6,
    csatAnswerRate: 0.55,
    valueShare: 0.1,
    valueMedian: 380,
    channels: REMOTE,
    products: weighted([
      ['home_internet', 75],
      ['business_line', 25],
    ]),
    themes: weighted([
      [theme('visit_missed', 'get_help', 'home_visit'), 50],
      [theme('repeat_fault', 'use', 'home_visit'), 50],
    ]),
  },
];

/** Departments by their part of the cases. */
export const DEPARTMENT_MIX: Weighted<DepartmentProfile> = weighted(
  DEPARTMENTS.map((profile) => [profile, profile.share] as const),
);

/** Ordinary levels of a department. Throws RangeError for a key that no department has. */
export function departmentProfile(key: string): DepartmentProfile {
  const profile = DEPARTMENTS.find((one) => one.key === key);
  if (profile === undefined) throw new RangeError(`no demonstration department ${key}`);
  return profile;
}

/** A theme within its department. Throws RangeError for a key that no department has. */
export function themeProfile(key: string): { department: DepartmentProfile; theme: ThemeProfile } {
  for (const department of DEPARTMENTS) {
    const found = department.themes.items.find((one) => one.key === key);
    if (found !== undefined) return { department, theme: found };
  }
  throw new RangeError(`no demonstration theme ${key}`);
}

/** Part of all cases that carry a theme in an ordinary week. */
export function themeShare(key: string): number {
  const { department, theme: found } = themeProfile(key);
  const { items, upTo, total } = department.themes;
  const at = items.indexOf(found);
  return (department.share * ((upTo[at] ?? 0) - (upTo[at - 1] ?? 0))) / total;
}
