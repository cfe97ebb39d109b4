import type { FilledApp } from '#tests/integration/api/filled.ts';

/** Answers of routes in place of the application's own. */
type Instead = Readonly<Record<string, (body: unknown) => unknown>>;

/** `fetch` that is answered by the application itself, in the same process, on a store of its own. */
export function realFetch(filled: FilledApp, instead: Instead = {}): typeof globalThis.fetch {
  return async (input, init) => {
    const asked =
      input instanceof Request ? input : new Request(new URL(input, location.origin), init);
    const url = new URL(asked.url);
    const body = asked.method === 'GET' ? null : await asked.arrayBuffer();
    const own = instead[url.pathname];
    if (own) return Response.json(own(JSON.parse(new TextDecoder().decode(body ?? undefined))));
    return filled.app.request(`http://localhost${url.pathname}${url.search}`, {
      method: asked.method,
      headers: [...asked.headers].filter(([name]) => name !== 'host' && name !== 'origin'),
      ...(body ? { body } : {}),
    });
  };
}
