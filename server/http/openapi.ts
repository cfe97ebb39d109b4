import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './deps.ts';

/** The document of all routes that were mounted; made once, at start. */
export function openApiDocument(app: OpenAPIHono<AppEnv>) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Basira',
      version: '1',
      description:
        'Days are cut in the organisation’s zone; ranges are [from, to). null is absent, never 0. Sentences come in the language of Accept-Language (en, ar); codes and details are language-free.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  });
}
