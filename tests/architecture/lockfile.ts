/** What these checks read of one package in a lockfile of version 3. */
interface LockedPackage {
  version?: string;
  license?: string;
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

/** A lockfile's packages by where they are put; "" is the project itself. */
export type Locked = Record<string, LockedPackage>;

function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function installed(locked: Locked): [string, LockedPackage][] {
  return Object.entries(locked).filter(([place]) => place !== '');
}

/** Download addresses: they would tie the project to one registry. */
export function addresses(locked: Locked): string[] {
  return installed(locked)
    .filter(([, { resolved }]) => resolved?.startsWith('http'))
    .map(([place]) => `${place} holds a download address`);
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.+-]/, 3).map(Number));
  const at = left?.findIndex((part, i) => part !== right?.[i]) ?? -1;
  return at === -1 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}

/** Packages older than the version in which a known fault was mended. */
export function belowFloor(
  locked: Locked,
  floors: Record<string, { floor: string; why: string }>,
): string[] {
  return installed(locked).flatMap(([place, { version = '0' }]) => {
    const rule = floors[nameOf(place)];
    if (!rule || compare(version, rule.floor) >= 0) return [];
    return [`${place} is ${version}; ${rule.floor} or newer is needed (${rule.why})`];
  });
}

/** Node looks for a package beside its user first, then in each folder further out. */
function stands(locked: Locked, place: string, name: string): boolean {
  const parts = place.split('/node_modules/');
  const beside = parts.map((_, i) => parts.slice(0, i + 1).join('/node_modules/'));
  const places = beside.map((folder) => `${folder}/node_modules/${name}`);
  return [`node_modules/${name}`, ...places].some((at) => at in locked);
}

/**
 * Packages for other machines that are named but not locked. `npm install` leaves them out without
 * a word when the registry lacks them, and `npm ci` then fails, on some machines or on all.
 */
export function missingPlatforms(locked: Locked): string[] {
  return installed(locked).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !stands(locked, place, name))
      .map((name) => `${place} names ${name}, which is not locked`),
  );
}

/** Packages that run code of their own when they are installed, beyond those in `known`. */
export function installScripts(locked: Locked, known: readonly string[]): string[] {
  return installed(locked)
    .filter(([place, { hasInstallScript }]) => hasInstallScript && !known.includes(nameOf(place)))
    .map(([place]) => `${place} runs a script when it is installed`);
}

/** Packages under a licence that is not among `allowed`. */
export function foreignLicences(locked: Locked, allowed: readonly string[]): string[] {
  return installed(locked)
    .filter(([, { link }]) => !link)
    .filter(([, { license = 'none' }]) => {
      const words = license.replaceAll(/[()]/g, '').split(/ (?:OR|AND) /);
      return license.includes(' OR ')
        ? !words.some((word) => allowed.includes(word))
        : !words.every((word) => allowed.includes(word));
    })
    .map(([place, { license }]) => `${place} has the licence ${license ?? '(none given)'}`);
}
