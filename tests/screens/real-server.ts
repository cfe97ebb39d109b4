import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { requestOf } from '#tests/builders/accounts.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';

/** `fetch` that is answered by the application itself, in the same process, on a store of its own; as its administrator, or as told. */
export function realFetch(
  filled: FilledApp,
  sent: () => SessionHeaders = () => filled.session,
): typeof globalThis.fetch {
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
          ...sent(),
        },
        ...(body ? { body } : {}),
      }),
    );
  };
}
