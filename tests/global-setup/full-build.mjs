// @ts-check
import { buildIfNeeded } from '../../server/build-dist.mjs';

/** A real browser gets what a person gets: the built client from the built server. */
export async function setup() {
  await buildIfNeeded(['client', 'server']);
}
