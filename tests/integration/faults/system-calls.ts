import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process asked of the kernel: what it was called with, and on which lines of the record it began and ended. */
export type SystemCall = { name: string; text: string; began: number; ended: number };

const WATCHED = [
  'write',
  'writev',
  'pwrite64',
  'fsync',
  'fdatasync',
  'sendto',
  'sendmsg',
  'connect',
];
const LINE = /^(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)$/;
const UNFINISHED = ' <unfinished ...>';

/** Reads what `strace -f` recorded; calls during which another thread was heard stand on two lines. */
export function readCalls(record: string): SystemCall[] {
  const calls: SystemCall[] = [];
  const open = new Map<string, SystemCall>();
  record.split('\n').forEach((line, i) => {
    const [, thread = '', resumed, name = resumed ?? '', text = ''] = LINE.exec(line) ?? [];
    const key = `${thread} ${name}`;
    const begun = resumed === undefined ? undefined : open.get(key);
    if (begun) {
      begun.ended = i;
      begun.text += text;
      open.delete(key);
      return;
    }
    if (name === '') return;
    const isWhole = !text.endsWith(UNFINISHED);
    const call = { name, text, began: i, ended: isWhole ? i : Number.POSITIVE_INFINITY };
    calls.push(call);
    if (!isWhole) open.set(key, call);
  });
  return calls;
}

/** True when a mark was written to a file of that name and synced before a call began. */
export function isSyncedBefore(
  calls: readonly SystemCall[],
  { file, mark, answer }: { file: string; mark: string; answer: SystemCall },
): boolean {
  const written = calls.find(
    ({ name, text }) => name === 'pwrite64' && text.includes(file) && text.includes(mark),
  );
  if (!written) return false;
  return calls.some(
    ({ name, text, began, ended }) =>
      (name === 'fdatasync' || name === 'fsync') &&
      text.includes(file) &&
      text.endsWith(' = 0') &&
      began > written.ended &&
      ended < answer.began,
  );
}

/** The first call that sends a mark over a socket. */
export function sentOverSocket(calls: readonly SystemCall[], mark: string): SystemCall | null {
  return (
    calls.find(
      ({ name, text }) =>
        /^(write|writev|sendto|sendmsg)$/.test(name) &&
        /^\d+<(TCP|TCPv6|socket):/.test(text) &&
        text.includes(mark),
    ) ?? null
  );
}

/** Ports that were connected to, with their addresses; name look-ups ask with port 0 which way leads somewhere. */
export function connectedTo(calls: readonly SystemCall[]): string[] {
  return calls.flatMap(({ name, text }) => {
    const [, port] = /sin6?_port=htons\((\d+)\)/.exec(text) ?? [];
    const [, address = ''] = /(?:inet_addr|inet_pton)\((?:AF_INET6, )?"([^"]+)"/.exec(text) ?? [];
    return name === 'connect' && port !== undefined && port !== '0' ? [`${address} ${port}`] : [];
  });
}

/** Whether strace is there and may watch; says so where it is not. */
export function canWatch(): boolean {
  const { status } = spawnSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
  if (status === 0) return true;
  console.warn(
    'not checked: strace is not installed, or may not watch here (Debian: apt-get install strace)',
  );
  return false;
}

/** A record of what a program, with all its threads, asks of the kernel from now on; `stop` ends it and gives what there was. */
export async function watchCalls(
  pid: number,
  folder: string,
): Promise<{ stop: () => Promise<SystemCall[]> }> {
  const file = join(folder, `calls-${pid}`);
  const watcher = spawn(
    'strace',
    [
      '-f',
      '-yy',
      '-s',
      '100000',
      '-e',
      `trace=${WATCHED.join(',')}`,
      '-o',
      file,
      '-p',
      String(pid),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const closed = once(watcher, 'close');
  await new Promise<void>((resolve, reject) => {
    let said = '';
    watcher.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('attached')) resolve();
    });
    void closed.then(() => reject(new Error(`strace ended: ${said}`)));
  });
  return {
    stop: async () => {
      watcher.kill('SIGINT');
      await closed;
      return readCalls(readFileSync(file, 'latin1'));
    },
  };
}
