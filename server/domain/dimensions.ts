/**
 * The nine dimensions a record is told by. Each is single-valued; "not given" is the value with code 0, so that
 * the parts of any breakdown add up to the whole.
 */
export const DIMENSIONS = [
  'department',
  'branch',
  'channel',
  'stage',
  'touchpoint',
  'segment',
  'region',
  'product',
  'theme',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Code of "not given" in every dimension. */
export const NOT_GIVEN = 0;

/** What kind of meeting a channel is; drives the automation metrics. */
export const CHANNEL_KINDS = ['assisted', 'automated', 'self_service', 'public'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Place of a dimension in `DIMENSIONS`, 0 to 8. */
export function dimensionIndex(dimension: Dimension): number {
  return DIMENSIONS.indexOf(dimension);
}
