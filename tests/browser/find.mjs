// @ts-check
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The first has no windows of its own: a page costs a quarter of the processor time that it costs the others. */
const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
];

const aptPackages = ['chromium-headless-shell', 'fonts-noto-core'];
const playwrightInstall = 'npx playwright-core install chromium';

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** @returns {string[]} programs in the cache that Playwright's own installer fills, newest first. */
function playwrightBrowsers() {
  const caches = [
    process.env['PLAYWRIGHT_BROWSERS_PATH'],
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    join(homedir(), 'AppData', 'Local', 'ms-playwright'),
  ];
  const inside = [
    join('chrome-linux64', 'chrome'),
    join('chrome-linux', 'chrome'),
    join('chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
    join('chrome-win', 'chrome.exe'),
  ];
  return caches
    .filter((cache) => cache !== undefined && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(String(cache))
        .filter((name) => /^chromium-\d+$/.test(name))
        .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
        .flatMap((name) => inside.map((path) => join(String(cache), name, path))),
    );
}

/**
 * @returns {string | null} the path of a Chromium or Chrome that can be started: CHROME_PATH, the
 *   search path, the usual places, Playwright's own cache, in this order; null when there is none.
 *   Throws when CHROME_PATH is set and names no program: a wrong setting is never passed over.
 */
function findBrowser() {
  const told = process.env['CHROME_PATH'];
  if (told) {
    if (isProgram(told)) return told;
    throw new Error(
      `CHROME_PATH is "${told}", which is no program. Right would be the path of Chromium or Chrome.`,
    );
  }
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => commands.map((command) => join(folder, command)));
  return [...onPath, ...usualPlaces, ...playwrightBrowsers()].find(isProgram) ?? null;
}

function isRootOnDebian() {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && isProgram('/usr/bin/apt-get')
  );
}

/**
 * Finds the browser of the end-to-end tests or, as root on Debian, installs it.
 *
 * @returns {string} its path. Throws an error with the one line to run where it can do neither.
 */
export function requireBrowser() {
  const found = findBrowser();
  if (found) return found;
  const byHand = `apt-get install -y ${aptPackages.join(' ')}`;
  if (isRootOnDebian()) {
    process.stderr.write(`No Chromium found: ${byHand} …\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', ...aptPackages],
    ]) {
      spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    }
    const installed = findBrowser();
    if (installed) return installed;
  }
  const line = process.platform === 'linux' ? `sudo ${byHand}` : playwrightInstall;
  throw new Error(
    `The end-to-end tests need Chromium or Chrome, and none was found. Run: ${line} ` +
      '(or set CHROME_PATH to where it stands)',
  );
}

/** @param {string} path @returns {string} what the browser calls itself, such as "Chromium 156.0". */
export function browserVersion(path) {
  return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
}
