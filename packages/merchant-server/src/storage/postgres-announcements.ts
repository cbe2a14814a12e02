import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { AnnouncementListener } from './database.js';

/** Channel of all announcements. */
const CHANNEL = 'merchant_server';
/** Between two attempts to listen again. */
const LISTEN_AGAIN_MS = 1_000;
/** A connection that only listens does not notice that its other end has vanished: it is asked. */
const PROBE_INTERVAL_MS = 5_000;

/**
 * Announces topics to this process and, through PostgreSQL, to the others. Listens on a connection of its own and reconnects
 * when it breaks.
 */
export class PostgresAnnouncements {
  readonly #settings: pg.ClientConfig;
  /** Topics that are still to be announced to the others. */
  readonly #unsent = new Set<string>();
  #sending: Promise<void> | undefined;
  /** Prefix of this process's own announcements, which it has handled already. */
  readonly #name = randomUUID();
  readonly #listeners = new Set<AnnouncementListener>();
  #connection: Promise<pg.Client> | undefined;
  #closed = false;

  constructor(settings: pg.ClientConfig) {
    this.#settings = settings;
  }

  send(topic: string): void {
    this.#tell(topic);
    this.#unsent.add(`${this.#name} ${topic}`);
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
  }

  /** Tells the others, of all topics that came meanwhile by one statement. */
  async #sendAll(): Promise<void> {
    while (this.#unsent.size > 0) {
      const payloads = [...this.#unsent];
      this.#unsent.clear();
      this.#connection ??= this.#connect();
      const notify = 'SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload';
      await this.#connection.then((client) => client.query(notify, [CHANNEL, payloads])).catch(() => undefined);
    }
  }

  async add(listener: AnnouncementListener): Promise<() => void> {
    this.#listeners.add(listener);
    this.#connection ??= this.#connect();
    await this.#connection;
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#sending;
    await this.#connection?.then((client) => client.end()).catch(() => undefined);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.#settings);
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    client.on('error', () => void client.end().catch(() => undefined));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#probe(client);
    // Not before: a failed connection ends too, and its caller retries by itself.
    client.once('end', () => {
      if (!this.#closed) this.#connection = this.#connectAgain();
    });
    return client;
  }

  /** Ends a connection that gives no answer: another one is opened. */
  #probe(client: pg.Client): void {
    const timer = setInterval(() => {
      client.query('SELECT 1').catch(() => void client.end().catch(() => undefined));
    }, PROBE_INTERVAL_MS);
    timer.unref();
    client.once('end', () => clearInterval(timer));
  }

  async #connectAgain(): Promise<pg.Client> {
    for (;;) {
      await sleep(LISTEN_AGAIN_MS, undefined, { ref: false });
      try {
        const client = await this.#connect();
        this.#tell(null);
        return client;
      } catch (error) {
        if (this.#closed) throw error;
      }
    }
  }

  #hear(payload: string): void {
    const [name, topic = ''] = payload.split(' ', 2);
    if (name !== this.#name) this.#tell(topic);
  }

  #tell(topic: string | null): void {
    for (const listener of this.#listeners) listener(topic);
  }
}
