import type { DemoCustomer } from './customers.ts';
import type { DepartmentProfile, ThemeProfile } from './profile.ts';

/** How a case comes about: somebody gets in touch about something. */
export type Arrival = {
  readonly id: string;
  readonly at: number;
  readonly customer: DemoCustomer;
  readonly department: DepartmentProfile;
  readonly theme: ThemeProfile;
  readonly channel: string;
  /** True when an earlier case or session led to this one; such a case leads to no further one. */
  readonly again: boolean;
};
