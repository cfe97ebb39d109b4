/**
 * The proxies between people and this server whose word about where a request comes from is taken: so many of them, one
 * behind the other, or those of these addresses (`10.0.0.7`, `10.0.0.0/8`, `fd00::/8`).
 */
export type TrustedProxies =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'addresses'; readonly ranges: readonly string[] };
