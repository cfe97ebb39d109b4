import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';

let filled: FilledApp;
beforeAll(async () => {
  filled = await filledApp({ records: [] });
});
afterAll(() => filled.drop());

type Document = {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      {
        summary?: string;
        parameters?: { name: string; description?: string }[];
        responses: Record<string, unknown>;
      }
    >
  >;
};

const METHODS = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);

async function documented(): Promise<string[]> {
  const { paths } = await filled.json<Document>('/api/openapi.json');
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

describe('the OpenAPI document', () => {
  it('names every route the router knows, and no other', async () => {
    const routed = filled.app.routes
      .filter(({ method, path }) => METHODS.has(method) && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
      .filter((route) => route !== 'GET /api/openapi.json');
    expect(new Set(await documented())).toEqual(new Set(routed));
  });

  it('says what each route does, what it answers, and how it fails', async () => {
    const { openapi, paths } = await filled.json<Document>('/api/openapi.json');
    expect(openapi).toBe('3.1.0');
    for (const [path, item] of Object.entries(paths)) {
      for (const [method, route] of Object.entries(item)) {
        expect(route.summary, `${method} ${path}`).toBeTruthy();
        const statuses = Object.keys(route.responses);
        expect(
          statuses.some((status) => status.startsWith('2')),
          `${method} ${path}`,
        ).toBe(true);
        if (path !== '/api/health') expect(statuses, `${method} ${path}`).toContain('4XX');
      }
    }
  });

  it('tells the parameters of a question', async () => {
    const { paths } = await filled.json<Document>('/api/openapi.json');
    const names = paths['/api/metrics']?.['get']?.parameters?.map(({ name }) => name);
    expect(names).toEqual(['metrics', 'from', 'to', 'grain', 'by', 'filter', 'compare']);
  });

  it('answers every route it names with something other than “unknown address”', async () => {
    for (const route of await documented()) {
      const [method = '', path = ''] = route.split(' ');
      const address = path.replaceAll(/\{\w+\}/g, 'x');
      const response = await filled.send(address, { method });
      const text = await response.text();
      expect(text, route).not.toContain('ROUTE_UNKNOWN');
      expect(response.status, route).not.toBe(500);
    }
  });
});
