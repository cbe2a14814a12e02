import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@invoicebox/invoicebox-api';
import { type Operators, verifySecret } from '../config/operators.js';
import { PageError } from '../core/page-error.js';
import type { Database } from '../storage/database.js';

/** Longer than a shift: an operator signs in once a day. */
export const SESSION_MS = 12 * 60 * 60_000;
/** Failed sign-ins in a row that lock an operator's name. */
const MAX_FAILURES = 5;
/** Guessing a PIN of four digits takes at least a year. */
const LOCK_MS = 5 * 60_000;

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

/** Operators who are signed in, known to every server on the database. A session is a random id in a signed cookie. */
export class TillSessions {
  readonly #deps: SessionDeps;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  /**
   * Signs an operator in.
   *
   * @returns the session and the cookie's value.
   * @throws PageError `wrong_credentials`, also for an unknown name; `operator_locked` after too many failed attempts.
   */
  async signIn(operator: string, secret: string): Promise<{ session: OpenSession; cookie: string }> {
    const { operators } = this.#deps;
    const hash = operators.get(operator);
    // Counted before the secret is verified, so that parallel attempts cannot slip through.
    if (hash !== undefined) await this.#countTry(operator);
    if (!(await verifySecret(secret, hash)) || hash === undefined) {
      throw new PageError('wrong_credentials', 'The name or the PIN is wrong.');
    }
    return this.#open(operator);
  }

  /** The session of a cookie; undefined if it is forged, expired or ended, or its operator is gone. */
  async find(cookie: string | undefined): Promise<OpenSession | undefined> {
    const id = this.#idOf(cookie);
    if (id === undefined) return undefined;
    const { database, clock, operators } = this.#deps;
    const [row] = await database.run('SELECT operator, expires_at FROM till_sessions WHERE id = ?', [id]);
    const session = row && { id, operator: String(row.operator), expiresAt: Number(row.expires_at) };
    return session && session.expiresAt > clock.now() && operators.has(session.operator) ? session : undefined;
  }

  /** Ends a session: its cookie is worthless afterwards. */
  async signOut(id: string): Promise<void> {
    await this.#deps.database.run('DELETE FROM till_sessions WHERE id = ?', [id]);
  }

  async #countTry(operator: string): Promise<void> {
    const { database, clock } = this.#deps;
    const now = clock.now();
    const lockedUntil = await database.transaction(async (tx) => {
      const [row] = await tx.run('SELECT failures, locked_until FROM till_tries WHERE operator = ?', [operator]);
      const locked = Number(row?.locked_until ?? 0);
      if (locked > now) return locked;
      const failures = (locked > 0 ? 0 : Number(row?.failures ?? 0)) + 1;
      const values = [failures, failures >= MAX_FAILURES ? now + LOCK_MS : 0, operator];
      if (row) await tx.run('UPDATE till_tries SET failures = ?, locked_until = ? WHERE operator = ?', values);
      else await tx.run('INSERT INTO till_tries (failures, locked_until, operator) VALUES (?, ?, ?)', values);
      return 0;
    });
    if (lockedUntil === 0) return;
    const minutes = Math.ceil((lockedUntil - now) / 60_000);
    throw new PageError('operator_locked', `Too many wrong tries: try again in ${minutes} min.`);
  }

  async #open(operator: string): Promise<{ session: OpenSession; cookie: string }> {
    const { database, clock } = this.#deps;
    const now = clock.now();
    const session = { id: randomBytes(16).toString('base64url'), operator, expiresAt: now + SESSION_MS };
    await database.transaction(async (tx) => {
      await tx.run('DELETE FROM till_tries WHERE operator = ?', [operator]);
      await tx.run('DELETE FROM till_sessions WHERE expires_at <= ?', [now]);
      await tx.run('INSERT INTO till_sessions (id, operator, expires_at) VALUES (?, ?, ?)', [
        session.id,
        operator,
        session.expiresAt,
      ]);
    });
    return { session, cookie: `${session.id}.${this.#sign(session.id)}` };
  }

  #sign(id: string): string {
    return createHmac('sha256', this.#deps.key).update(`till session ${id}`).digest('base64url');
  }

  #idOf(cookie = ''): string | undefined {
    const [id = '', signature = ''] = cookie.split('.');
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.#sign(id))];
    return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
  }
}
