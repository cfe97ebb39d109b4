import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endAll, startServer } from '../faults/server-process.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-kept-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks by the only connection there is: seconds that it is promised to be kept, and when it was given up. */
function ask(url: string, agent: Agent): Promise<{ promised: number; closed: Promise<number> }> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/health`, { agent }, (answer) => {
      const closed = new Promise<number>((tell) => {
        answer.socket.once('close', () => tell(performance.now()));
      });
      answer.resume();
      answer.on('end', () => {
        const [, promised = ''] =
          /^timeout=(\d+)$/.exec(String(answer.headers['keep-alive'])) ?? [];
        resolve({ promised: Number(promised), closed });
      });
    }).on('error', reject);
  });
}

it('are held for longer than callers are told, so that none sends into a closing one', async () => {
  const server = await startServer(join(folder, 'data'), '--empty');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { promised, closed } = await ask(server.url, agent);
  const answered = performance.now();
  expect(promised).toBeGreaterThan(0);
  // A second for the way there and back.
  expect((await closed) - answered).toBeGreaterThan((promised + 1) * 1000);
  agent.destroy();
});
