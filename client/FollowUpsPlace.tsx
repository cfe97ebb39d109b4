import { FollowUpPage } from './features/follow-ups/FollowUpPage.tsx';
import { FollowUpsPage } from './features/follow-ups/FollowUpsPage.tsx';

export type FollowUpsPlaceProps = {
  /** As it stands in the address; left out = all of them. */
  id?: string;
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
  /** False for the front line, who see only what was given to them. */
  seesAll: boolean;
  mayEditRule: boolean;
};

/** All follow-ups, or the page of one. */
export function FollowUpsPlace({ id, mayChange, seesAll, mayEditRule }: FollowUpsPlaceProps) {
  if (id === undefined) return <FollowUpsPage {...{ seesAll, mayEditRule }} />;
  return <FollowUpPage key={id} {...{ id, mayChange, seesAll }} />;
}
