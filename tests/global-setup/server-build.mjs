// @ts-check
import { buildIfNeeded } from '../../server/build-dist.mjs';

/** Worker threads and child processes need JavaScript files: dist/server, built once per run. */
export async function setup() {
  await buildIfNeeded(['server']);
}
