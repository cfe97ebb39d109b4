import { describe, expect, it } from 'vitest';
import { browserName } from '#client/features/accounts/browser-name.ts';

describe('the name of a browser', () => {
  // As the browsers' makers document what theirs send.
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.2592.68',
      { browser: 'Edge', system: 'Windows' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      { browser: 'Safari', system: 'iPhone' },
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
      { browser: 'Chrome', system: 'Android' },
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:127.0) Gecko/20100101 Firefox/127.0',
      { browser: 'Firefox', system: 'macOS' },
    ],
  ])('is the one people know: %s', (agent, name) => {
    expect(browserName(agent)).toEqual(name);
  });

  it('is not guessed for what is no browser', () => {
    expect(browserName('curl/8.5.0')).toBeNull();
    expect(browserName('')).toBeNull();
  });
});
