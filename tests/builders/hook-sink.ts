import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Hooked = { path: string; headers: IncomingHttpHeaders; body: string; at: number };

/** Answers one call; what is not answered stays open. */
export type HookAnswer = (response: ServerResponse) => void;

/** A program that keeps what it is sent. */
export type HookSink = {
  url: string;
  port: number;
  calls: Hooked[];
  /** How calls of a path are answered from now on; others with 204. */
  answer: (path: string, how: HookAnswer) => void;
  close: () => Promise<void>;
};

/** Answers with a status and nothing else. */
export function withStatus(status: number, headers: Record<string, string> = {}): HookAnswer {
  return (response) => {
    response.writeHead(status, headers).end();
  };
}

export async function hookSink(): Promise<HookSink> {
  const calls: Hooked[] = [];
  const answers = new Map<string, HookAnswer>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const body = Buffer.concat(chunks).toString();
      calls.push({ path, headers: request.headers, body, at: Date.now() });
      (answers.get(path) ?? withStatus(204))(response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    calls,
    answer: (path, how) => answers.set(path, how),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
