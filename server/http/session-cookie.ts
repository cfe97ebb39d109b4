import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { LONGEST_SESSION_MS } from '../domain/access/session-age.ts';
import type { AppDeps, AppEnv } from './deps.ts';

/** The cookie that holds a session's token: out of reach of scripts, and only for this very host where TLS is. */
export class SessionCookie {
  private readonly isSecure: boolean;
  private readonly name: string;

  constructor({ publicUrl }: Pick<AppDeps, 'publicUrl'>) {
    this.isSecure = publicUrl?.startsWith('https:') ?? false;
    this.name = this.isSecure ? '__Host-basira' : 'basira';
  }

  read(c: Context<AppEnv>): string | null {
    return getCookie(c, this.name) ?? null;
  }

  write(c: Context<AppEnv>, token: string): void {
    setCookie(c, this.name, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: this.isSecure,
      maxAge: LONGEST_SESSION_MS / 1000,
    });
  }

  clear(c: Context<AppEnv>): void {
    deleteCookie(c, this.name, { path: '/', secure: this.isSecure });
  }
}
