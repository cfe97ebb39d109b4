import type { Random } from './random.ts';
import { mix, weighted, Random as SeededRandom } from './random.ts';

/** A made-up customer: an id without a name, and traits that never change. */
export type DemoCustomer = {
  readonly id: string;
  readonly language: 'en' | 'ar';
  readonly segment: string;
  readonly region: string;
  readonly homeBranch: string;
  readonly tier: string;
};

const POOL = 26_000;
const ARABIC_SHARE = 0.64;
const SEGMENTS = weighted([
  ['personal', 68],
  ['premium', 12],
  ['small_business', 15],
  ['enterprise', 5],
]);
const REGIONS = weighted([
  ['riyadh', 34],
  ['makkah', 25],
  ['eastern', 18],
  ['madinah', 9],
  ['qassim', 7],
  ['asir', 7],
]);
const TIERS = weighted([
  ['silver', 70],
  ['gold', 23],
  ['platinum', 7],
]);
const BRANCHES: Readonly<Record<string, readonly string[]>> = {
  riyadh: ['riyadh_olaya', 'riyadh_malaz'],
  makkah: ['jeddah_rawdah', 'makkah_aziziyah'],
  madinah: ['madinah_quba'],
  eastern: ['dammam_corniche', 'khobar_north'],
  qassim: ['buraydah_centre'],
  asir: ['abha_centre'],
};
const REGION_STREAM = mix(0x6375);
const REGION_TRIES = 200;

/** The organisation's customers: a pool that is a function of the seed alone, made as they are met. */
export class Customers {
  readonly #seed: number;
  readonly #met = new Map<number, DemoCustomer>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Somebody; few customers come often, many rarely. */
  any(random: Random): DemoCustomer {
    return this.#at(Math.floor(random.next() ** 1.4 * POOL));
  }

  /** Somebody of a region. */
  of(region: string, random: Random): DemoCustomer {
    for (let i = 0; i < REGION_TRIES; i += 1) {
      const customer = this.any(random);
      if (customer.region === region) return customer;
    }
    throw new RangeError(`no demonstration customer in region ${region}`);
  }

  #at(index: number): DemoCustomer {
    const known = this.#met.get(index);
    if (known !== undefined) return known;
    const random = new SeededRandom(this.#seed, REGION_STREAM, index);
    const region = random.choose(REGIONS);
    const customer: DemoCustomer = {
      id: `customer-${String(index + 1).padStart(5, '0')}`,
      language: random.chance(ARABIC_SHARE) ? 'ar' : 'en',
      segment: random.choose(SEGMENTS),
      region,
      homeBranch: random.pick(BRANCHES[region] ?? []),
      tier: random.choose(TIERS),
    };
    this.#met.set(index, customer);
    return customer;
  }
}
