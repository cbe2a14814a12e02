import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@invoicebox/invoicebox-api';
import { type Operators, verifySecret } from '../config/operators.js';
import { PageError } from '../core/page-error.js';
import type { Database } from '../storage/database.js';
import { countFailure, forgiveFailures, lockedError, type SignInOrigin } from './sign-in-locks.js';

/** Longer than a shift: an operator signs in once a day. */
export const SESSION_MS = 12 * 60 * 60_000;
/** How long a device is known after a sign-in on it. */
export const DEVICE_MS = 365 * 24 * 60 * 60_000;

/** What sessions stand on. */
export interface SessionDeps {
  database: Database;
  clock: Clock;
  operators: Operators;
  /** Signs the cookies; the same on every server. */
  key: string;
}

/** Who is signed in, and until when. */
export interface OpenSession {
  id: string;
  operator: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** An operator who has just signed in. */
export interface SignedIn {
  session: OpenSession;
  /** Values of the cookies: of the session, and of the device that is known from now on. */
  cookies: { session: string; device: string };
}

/** Operators who are signed in, known to every server on the database. A session is a random id in a signed cookie. */
export class TillSessions {
  readonly #deps: SessionDeps;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  /**
   * Signs an operator in.
   *
   * @param from the client's network, and the device's cookie if it has one.
   * @throws PageError `wrong_credentials`, also for an unknown name; `operator_locked` after too many failed attempts.
   */
  async signIn(
    operator: string,
    secret: string,
    from: { network: string; deviceCookie: string | undefined },
  ): Promise<SignedIn> {
    const { database, clock, operators } = this.#deps;
    const hash = operators.get(operator);
    const origin = { network: from.network, device: this.#idOf('device', from.deviceCookie) };
    const now = clock.now();
    const lockedUntil = await database.transaction((tx) => countFailure(tx, operator, origin, now));
    if (lockedUntil > 0) throw lockedError(lockedUntil, now);
    if (!(await verifySecret(secret, hash)) || hash === undefined) {
      throw new PageError('wrong_credentials', 'The name or the PIN is wrong.');
    }
    return this.#open(operator, hash, origin);
  }

  /** The session of a cookie; undefined if it is forged, expired or ended, or its operator is gone or has a new PIN. */
  async find(cookie: string | undefined): Promise<OpenSession | undefined> {
    const id = this.#idOf('session', cookie);
    if (id === undefined) return undefined;
    const { database, clock, operators } = this.#deps;
    const [row] = await database.run('SELECT operator, expires_at, credential FROM till_sessions WHERE id = ?', [id]);
    const session = row && { id, operator: String(row.operator), expiresAt: Number(row.expires_at) };
    const hash = session && operators.get(session.operator);
    if (!session || hash === undefined || session.expiresAt <= clock.now()) return undefined;
    return row.credential === this.#sign('credential', hash) ? session : undefined;
  }

  /** Whether there is an operator of this name. */
  isOperator(name: string): boolean {
    return this.#deps.operators.has(name);
  }

  /** Ends a session: its cookie is worthless afterwards. */
  async signOut(id: string): Promise<void> {
    await this.#deps.database.run('DELETE FROM till_sessions WHERE id = ?', [id]);
  }

  async #open(operator: string, hash: string, origin: SignInOrigin): Promise<SignedIn> {
    const { database, clock } = this.#deps;
    const now = clock.now();
    const session = { id: randomId(), operator, expiresAt: now + SESSION_MS };
    await database.transaction(async (tx) => {
      await forgiveFailures(tx, operator, origin, now);
      await tx.run('DELETE FROM till_sessions WHERE expires_at <= ?', [now]);
      await tx.run('INSERT INTO till_sessions (id, operator, expires_at, credential) VALUES (?, ?, ?, ?)', [
        session.id,
        operator,
        session.expiresAt,
        this.#sign('credential', hash),
      ]);
    });
    const cookies = {
      session: this.#cookieOf('session', session.id),
      device: this.#cookieOf('device', origin.device ?? randomId()),
    };
    return { session, cookies };
  }

  #sign(kind: SignedKind, text: string): string {
    return createHmac('sha256', this.#deps.key).update(`till ${kind} ${text}`).digest('base64url');
  }

  #cookieOf(kind: SignedKind, id: string): string {
    return `${id}.${this.#sign(kind, id)}`;
  }

  #idOf(kind: SignedKind, cookie = ''): string | undefined {
    const [id = '', signature = ''] = cookie.split('.');
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.#sign(kind, id))];
    return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
  }
}

/** What is signed with the server's key: none passes for another. */
type SignedKind = 'session' | 'device' | 'credential';

function randomId(): string {
  return randomBytes(16).toString('base64url');
}
