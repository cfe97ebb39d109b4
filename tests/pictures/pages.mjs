// @ts-check
/**
 * The pages that are pictured: their address, whose eyes (the place of the role on the sign-in page; the administrator where
 * none is named), and links that are followed from there.
 * @type {Record<string, { path: string, role?: number, follow?: string[] }>}
 */
export const PAGES = {
  overview: { path: '/' },
  'overview-executive': { path: '/', role: 0 },
  'overview-head': { path: '/', role: 1 },
  metric: { path: '/metric?metric=fcr_told' },
  'metric-branches': { path: '/metric?metric=csat&by=branch&period=last-13-weeks' },
  channels: { path: '/channels' },
  explore: { path: '/explore?metric=csat,nps&period=last-26-weeks' },
  targets: { path: '/targets' },
  perception: { path: '/perception' },
  'perception-head': { path: '/perception', role: 1 },
  records: { path: '/records?metric=volume' },
  record: { path: '/records?metric=volume', follow: ['main li article a'] },
  customer: {
    path: '/records?metric=volume',
    follow: ['main li article a', 'main a[href^="/customers/"]'],
  },
  themes: { path: '/themes' },
  data: { path: '/data' },
  assignments: { path: '/assignments' },
  'assignment-rule': { path: '/assignments/rules/new' },
  settings: { path: '/settings' },
  account: { path: '/account' },
};
