import type { Resolve } from './guard/connect.ts';
import { resolveBySystem } from './guard/connect.ts';
import type { Outgoing } from './guard/judge.ts';
import type { MailServer } from './mail.ts';

/** How messages leave, as the server's configuration says. */
export type OutgoingWays = {
  readonly outgoing: Outgoing;
  readonly resolve: Resolve;
  /** Null = no mail server is set up. */
  readonly mailServer: MailServer | null;
};

/** As without any configuration: the public network at port 443, no mail. */
export const USUAL_WAYS: OutgoingWays = {
  outgoing: { subnets: [], ports: [] },
  resolve: resolveBySystem,
  mailServer: null,
};
