import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveSource } from '#client/api/live-events.ts';
import { ChangeFollower } from '#client/api/live-events.ts';

/** The browser's side of a stream, for a test to speak on. */
class FakeSource implements LiveSource {
  readyState = 1;
  isClosed = false;
  readonly path: string;
  private readonly hearers = new Map<string, (event: MessageEvent<string>) => void>();

  constructor(path: string) {
    this.path = path;
  }
  addEventListener(name: string, hear: (event: MessageEvent<string>) => void): void {
    this.hearers.set(name, hear);
  }
  close(): void {
    this.isClosed = true;
  }
  say(name: string, lastEventId = '', data = '{}'): void {
    this.hearers.get(name)?.(new MessageEvent<string>(name, { data, lastEventId }));
  }
}

let sources: FakeSource[];
let asked: string[];
let isHidden: boolean;
let asOf: number | null;
let follower: ChangeFollower;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  sources = [];
  asked = [];
  isHidden = false;
  asOf = null;
  const client = new QueryClient();
  client.invalidateQueries = (filters) => {
    asked.push(String(filters?.queryKey?.[0]));
    return Promise.resolve();
  };
  const open = (path: string): FakeSource => {
    const source = new FakeSource(path);
    sources.push(source);
    return source;
  };
  follower = new ChangeFollower({ open, client, after: () => asOf, isOff: () => isHidden });
  follower.look();
});
afterEach(() => {
  follower.stop();
  vi.useRealTimers();
});

const latest = (): FakeSource => {
  const source = sources.at(-1);
  if (!source) throw new Error('nothing was opened');
  return source;
};

describe('a page that listens', () => {
  it('asks anew what may have changed, numbers at most every five seconds', () => {
    latest().say('ready', '7');
    expect(asked).toEqual([]);
    latest().say('changed', '8', '{"keys":["alerts"]}');
    expect(asked).toEqual(['alerts']);
    asked = [];
    for (let id = 9; id < 20; id++) latest().say('changed', String(id), '{"keys":["numbers"]}');
    const once = ['metrics', 'changes', 'drivers', 'impacts', 'sources', 'loops'];
    expect(asked).toEqual(once);
    vi.advanceTimersByTime(5000);
    expect(asked).toEqual([...once, ...once]);
    vi.advanceTimersByTime(60_000);
    expect(asked).toEqual([...once, ...once]);
  });

  it('begins after what the page has seen, so that it hears what changed before it listened', () => {
    isHidden = true;
    follower.look();
    asOf = 41;
    isHidden = false;
    follower.look();
    expect(latest().path).toBe('/api/live?after=41');
    latest().say('changed', '43', '{"keys":["alerts"]}');
    expect(asked).toEqual(['alerts']);
  });

  it('lets go while nobody looks and goes on from the last thing it heard', () => {
    latest().say('changed', '8', '{"keys":["alerts"]}');
    isHidden = true;
    follower.look();
    expect(latest().isClosed).toBe(true);
    isHidden = false;
    follower.look();
    follower.look();
    expect(sources.map(({ path }) => path)).toEqual(['/api/live', '/api/live?after=8']);
  });

  it('asks everything anew when it was away for too long', () => {
    latest().say('resync', '99');
    expect(asked).toEqual([
      'alerts',
      'loops',
      'reports',
      'metrics',
      'changes',
      'drivers',
      'impacts',
      'sources',
      'loops',
    ]);
  });

  it('asks who is signed in when it is refused, and tries again later', () => {
    latest().say('error');
    expect([asked, sources.length]).toEqual([[], 1]);
    latest().readyState = 2;
    latest().say('error');
    expect(asked).toEqual(['session']);
    vi.advanceTimersByTime(5000);
    expect(sources).toHaveLength(2);
  });
});
