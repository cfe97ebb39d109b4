// @ts-check
/** Whose eyes, in the order of the sign-in page of the demonstration. */
const ROLES = /** @type {const} */ ([
  'executive',
  'head',
  'officer',
  'front line',
  'administrator',
]);

/**
 * The pages that are pictured and checked: their address, whose eyes (the administrator where none is named), and links that
 * are followed from there, with the route to which they lead.
 * @type {Record<string, { path: string, role?: (typeof ROLES)[number] | 'nobody', follow?: string[], to?: string }>}
 */
export const PAGES = {
  'sign-in': { path: '/', role: 'nobody' },
  'join-gone': { path: '/join#gone', role: 'nobody' },
  overview: { path: '/' },
  'overview-executive': { path: '/', role: 'executive' },
  'overview-head': { path: '/', role: 'head' },
  'front-line': { path: '/', role: 'front line' },
  metric: { path: '/metric?metric=fcr_told' },
  'metric-branches': { path: '/metric?metric=csat&by=branch&period=last-13-weeks' },
  channels: { path: '/channels' },
  explore: { path: '/explore?metric=csat,nps&period=last-26-weeks' },
  alerts: { path: '/alerts' },
  'alerts-chosen': { path: '/alerts?state=resolved&severity=watch' },
  'alert-gone': { path: '/alerts/0' },
  'follow-ups': { path: '/follow-ups' },
  'follow-up': { path: '/follow-ups/1' },
  'follow-up-gone': { path: '/follow-ups/0' },
  loops: { path: '/loops' },
  review: { path: '/review' },
  'loops-list': { path: '/loops?form=list&severity=serious' },
  'loop-new': { path: '/loops/new' },
  report: { path: '/report', role: 'head' },
  reports: { path: '/reports' },
  'my-work': { path: '/my-work', role: 'head' },
  'loop-gone': { path: '/loops/0' },
  'alert-rules': { path: '/settings/alert-rules' },
  'alert-rule': { path: '/settings/alert-rules/new' },
  names: { path: '/names' },
  delivery: { path: '/settings/delivery' },
  operations: { path: '/settings/operations' },
  ladder: { path: '/settings/ladder' },
  notices: { path: '/settings/notices', role: 'executive' },
  targets: { path: '/targets' },
  perception: { path: '/perception' },
  'perception-head': { path: '/perception', role: 'head' },
  records: { path: '/records?metric=volume' },
  record: {
    path: '/records?metric=volume',
    follow: ['main li article a'],
    to: '/records/:kind/:source/:externalId',
  },
  // Whoever answers is known; who opens a case may not be.
  customer: {
    path: '/records?metric=csat',
    follow: ['main li article a', 'main a[href^="/customers/"]'],
    to: '/customers/:customer',
  },
  themes: { path: '/themes' },
  data: { path: '/data' },
  assignments: { path: '/assignments' },
  'assignment-rule': { path: '/assignments/rules/new' },
  settings: { path: '/settings' },
  account: { path: '/account' },
  'not-yours': { path: '/people' },
  'not-there': { path: '/nowhere' },
};

/**
 * Comes into the demonstration in a role, from the page where one press is enough.
 * @param {import('playwright-core').Page} page
 * @param {(typeof ROLES)[number]} [role]
 */
export async function enterAs(page, role = 'administrator') {
  const roles = page.locator('main li button');
  await roles.last().waitFor();
  await roles.nth(ROLES.indexOf(role)).click();
  // On a phone it is folded away.
  await page.locator('nav').first().waitFor({ state: 'attached' });
}
