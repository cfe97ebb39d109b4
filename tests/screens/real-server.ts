import { requestOf } from '#tests/builders/accounts.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';

/** `fetch` that is answered by the application itself, in the same process, on a store of its own. */
export function realFetch(filled: FilledApp): typeof globalThis.fetch {
  return async (input, init) => {
    const asked =
      input instanceof Request ? input : new Request(new URL(input, location.origin), init);
    const url = new URL(asked.url);
    const body = asked.method === 'GET' ? null : await asked.arrayBuffer();
    return filled.app.request(
      requestOf(`http://localhost${url.pathname}${url.search}`, {
        method: asked.method,
        headers: {
          ...Object.fromEntries([...asked.headers].filter(([name]) => name !== 'host')),
          ...filled.session,
        },
        ...(body ? { body } : {}),
      }),
    );
  };
}
