import { isIP, isIPv4 } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import type { TrustedProxies } from './domain/access/trusted-proxies.ts';
import { AppError } from './domain/problem.ts';

/** What the environment says about this run. */
export type Environment = {
  port: number;
  host: string;
  /** Address under which people reach Basira; null = what it listens on. */
  publicUrl: string | null;
  /** Proxies whose X-Forwarded-For is taken; null = the header is ignored. */
  trustedProxies: TrustedProxies | null;
  /** Folder that holds the database and all else; absolute. */
  dataDir: string;
  /** Address of a PostgreSQL database instead of the file; null = the file. */
  database: string | null;
  /** Where and when backups are made by themselves; null = they are not. */
  backups: { folder: string; hour: number; keep: number } | null;
  /** Where mail is handed over; null = none is sent. */
  smtp: SmtpSetting | null;
  /** What outgoing calls may reach beside port 443 of the public network. */
  outgoing: { subnets: readonly string[]; ports: readonly number[] };
};

/** A server that takes mail. `isSecure` = TLS from the first byte; otherwise as soon as the server offers it. */
export type SmtpSetting = {
  host: string;
  port: number;
  isSecure: boolean;
  /** Null = it takes mail from anybody who reaches it. */
  login: { user: string; password: string } | null;
  /** Address that mail comes from. */
  from: string;
};

/** The two languages Basira speaks. */
export type Language = 'en' | 'ar';

type Variables = Readonly<Record<string, string | undefined>>;

/** One variable: how it is read (null = wrong) and an example of a right one. */
type Variable<T> = {
  name: string;
  absent: T;
  read: (text: string) => T | null;
  example: string;
  /** What it holds is never repeated. */
  isSecret?: boolean;
};

const PORT: Variable<number> = {
  name: 'PORT',
  absent: 8787,
  read: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null),
  example: '8787',
};

const HOST: Variable<string> = {
  name: 'HOST',
  absent: '127.0.0.1',
  read: (text) => (/^[a-zA-Z0-9.:_-]+$/.test(text) ? text : null),
  example: '127.0.0.1',
};

const PUBLIC_URL: Variable<string | null> = {
  name: 'BASIRA_PUBLIC_URL',
  absent: null,
  read: (text) => (/^https?:$/.test(protocolOf(text)) ? text.replace(/\/+$/, '') : null),
  example: 'https://basira.example.org',
};

const MOST_PROXIES = 9;
const TRUSTED_PROXIES: Variable<TrustedProxies | null> = {
  name: 'BASIRA_TRUSTED_PROXIES',
  absent: null,
  read: (text) => {
    if (/^\d+$/.test(text)) {
      const count = Number(text);
      return count >= 1 && count <= MOST_PROXIES ? { kind: 'count', count } : null;
    }
    const ranges = text.split(',').map((range) => range.trim());
    return ranges.every(isRange) ? { kind: 'addresses', ranges } : null;
  },
  example: '1',
};

/** `10.0.0.7`, `10.0.0.0/8` or `fd00::/8`. */
function isRange(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (isIP(address) === 0 || address.includes('%')) return false;
  return bits === undefined || Number(bits) <= (isIPv4(address) ? 32 : 128);
}

const DATA_DIR: Variable<string> = {
  name: 'BASIRA_DATA_DIR',
  absent: resolve('.basira'),
  read: (text) => (text.includes('\0') ? null : isAbsolute(text) ? text : resolve(text)),
  example: './.basira',
};

const BACKUP_DIR: Variable<string | null> = {
  name: 'BASIRA_BACKUP_DIR',
  absent: null,
  read: (text) => (text.includes('\0') ? null : resolve(text)),
  example: '/var/backups/basira',
};

/** Hour of the organisation's day. */
const BACKUP_HOUR: Variable<number> = {
  name: 'BASIRA_BACKUP_HOUR',
  absent: 2,
  read: (text) => (/^\d{1,2}$/.test(text) && Number(text) <= 23 ? Number(text) : null),
  example: '2',
};

const BACKUP_KEEP: Variable<number> = {
  name: 'BASIRA_BACKUP_KEEP',
  absent: 7,
  read: (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : null),
  example: '7',
};

const DATABASE: Variable<string | null> = {
  name: 'BASIRA_DB',
  absent: null,
  read: (text) => (/^postgres(ql)?:$/.test(protocolOf(text)) ? text : null),
  example: 'postgres://user:password@host/basira',
};

const SMTP: Variable<SmtpSetting | null> = {
  name: 'BASIRA_SMTP',
  absent: null,
  read: (text) => (/^smtps?:$/.test(protocolOf(text)) ? smtpOf(new URL(text)) : null),
  example: 'smtp://user:password@mail.example.org:587?from=basira@example.org',
  isSecret: true,
};

function smtpOf({ protocol, hostname, port, username, password, searchParams }: URL) {
  const isSecure = protocol === 'smtps:';
  const user = decoded(username);
  const secret = decoded(password);
  if (hostname === '' || user === null || secret === null) return null;
  const from = searchParams.get('from') ?? (user.includes('@') ? user : `basira@${hostname}`);
  if (!/^[^@\s<>,;:"]+@[^@\s<>,;:"]+$/.test(from)) return null;
  const login = user === '' ? null : { user, password: secret };
  return { host: hostname, port: Number(port) || (isSecure ? 465 : 587), isSecure, login, from };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const ALLOW_SUBNETS: Variable<readonly string[]> = {
  name: 'BASIRA_ALLOW_SUBNETS',
  absent: [],
  read: (text) => {
    const ranges = text.split(',').map((range) => range.trim());
    return ranges.every(isRange) ? ranges : null;
  },
  example: '10.1.0.0/16, fd00:1::/32',
};

const ALLOW_PORTS: Variable<readonly number[]> = {
  name: 'BASIRA_ALLOW_PORTS',
  absent: [],
  read: (text) => {
    const ports = text.split(',').map((port) => port.trim());
    const isPort = (port: string): boolean =>
      /^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) <= 65_535;
    return ports.every(isPort) ? ports.map(Number) : null;
  },
  example: '8443, 9000',
};

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}

/**
 * Reads the environment; a variable that is absent or empty has its default.
 * @throws AppError ENVIRONMENT_INVALID { problems } with every wrong variable, what it holds and an example
 */
export function readEnvironment(variables: Variables = process.env): Environment {
  const problems: string[] = [];
  const take = <T>({ name, absent, read, example, isSecret }: Variable<T>): T => {
    const text = variables[name]?.trim() ?? '';
    if (text === '') return absent;
    const value = read(text);
    if (value === null) {
      problems.push(`${name}=${isSecret ? '…' : text} (✓ ${name}=${example})`);
    }
    return value ?? absent;
  };
  const folder = take(BACKUP_DIR);
  const [hour, keep] = [take(BACKUP_HOUR), take(BACKUP_KEEP)];
  const environment = {
    port: take(PORT),
    host: take(HOST),
    publicUrl: take(PUBLIC_URL),
    trustedProxies: take(TRUSTED_PROXIES),
    dataDir: take(DATA_DIR),
    database: take(DATABASE),
    backups: folder === null ? null : { folder, hour, keep },
    smtp: take(SMTP),
    outgoing: { subnets: take(ALLOW_SUBNETS), ports: take(ALLOW_PORTS) },
  };
  if (problems.length > 0) throw new AppError('ENVIRONMENT_INVALID', { problems });
  return environment;
}

/** The language of the command line: what the shell's locale says, English for all but Arabic. */
export function readLanguage(variables: Variables = process.env): Language {
  const locale = [variables['LC_ALL'], variables['LC_MESSAGES'], variables['LANG']].find(Boolean);
  return /^ar\b|^ar[_.-]/i.test(locale ?? '') ? 'ar' : 'en';
}
