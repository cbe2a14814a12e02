import type { Clock } from '@invoicebox/invoicebox-api';
import type { Retention } from '../config/config.js';
import type { StoredOffer } from '../mini-app/order-types.js';
import type { Database } from '../storage/database.js';

const DAY_MS = 24 * 60 * 60_000;
/** Rows of one statement: small enough not to block others. */
const BATCH_SIZE = 500;
/** Planned polls of orders are useless after this. */
const OLD_CHECK_MS = DAY_MS;

/** Personal fields of any order. Values are emptied but keep their type for the page. */
const PERSONAL_FIELDS: ReadonlySet<string> = new Set([
  'buyer',
  'customer',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'phone',
  'vatNumber',
  'inn',
]);

function emptied(value: unknown): unknown {
  if (typeof value === 'string') return '';
  if (Array.isArray(value)) return [];
  return typeof value === 'object' && value !== null ? {} : null;
}

/** The value without personal data. @param own names of the mini-app's personal fields. */
export function withoutPersonalData(value: unknown, own: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutPersonalData(item, own));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([field, inner]) => [
    field,
    PERSONAL_FIELDS.has(field) || own.has(field) ? emptied(inner) : withoutPersonalData(inner, own),
  ]);
  return Object.fromEntries(entries);
}

/** What retention works with. */
export interface RetentionDeps {
  database: Database;
  clock: Clock;
  retention: Retention;
  /** Names of the mini-app's personal fields. */
  personalFields: ReadonlySet<string>;
}

/** Deletes a batch of rows. @returns how many. */
async function deleteBatch(database: Database, table: string, condition: string, before: number): Promise<number> {
  const key = table === 'order_checks' ? 'order_id' : 'id';
  const deleted = await database.run(
    `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ${BATCH_SIZE}) RETURNING ${key}`,
    [before],
  );
  return deleted.length;
}

/** Erases personal data of a batch of closed orders. Numbers, sums and history stay. @returns how many. */
async function erasePersonalData({ database, clock, personalFields }: RetentionDeps, before: number): Promise<number> {
  const cleaned = (json: unknown) => JSON.stringify(withoutPersonalData(JSON.parse(String(json)), personalFields));
  return database.transaction(async (tx) => {
    const orders = await tx.run(
      `SELECT id, input, draft, fulfilment FROM orders WHERE state IN ('paid', 'canceled', 'expired', 'rejected')
        AND created_at < ? AND forgotten_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.order_id = orders.id AND outbox.state IN ('pending', 'parked'))
        LIMIT ?`,
      [before, BATCH_SIZE],
    );
    for (const { id, input, draft, fulfilment } of orders) {
      const { metaData: _, selection, summary, lines, ...sold }: StoredOffer = JSON.parse(String(draft));
      const offer = {
        ...sold,
        lines: lines.map(({ metaData: __, ...line }) => line),
        ...(selection === undefined ? {} : { selection: withoutPersonalData(selection, personalFields) }),
        summary: withoutPersonalData(summary, personalFields),
      };
      const given = fulfilment === null ? null : cleaned(fulfilment);
      await tx.run('UPDATE orders SET input = ?, draft = ?, fulfilment = ?, forgotten_at = ? WHERE id = ?', [
        cleaned(input),
        JSON.stringify(offer),
        given,
        clock.now(),
        id ?? null,
      ]);
    }
    return orders.length;
  });
}

/**
 * Deletes a batch of everything that is past its retention time (docs/production.md, Retention).
 *
 * @returns whether there may be more.
 */
export async function applyRetention(deps: RetentionDeps): Promise<boolean> {
  const { database, clock, retention } = deps;
  const now = clock.now();
  const since = (days: number) => now - days * DAY_MS;
  const { quoteDays, jobDays, notificationDays, personalDataDays } = retention;
  const counts = [
    await deleteBatch(database, 'order_checks', 'due_at < ?', now - OLD_CHECK_MS),
    quoteDays > 0 ? await deleteBatch(database, 'quotes', 'expires_at < ?', since(quoteDays)) : 0,
    jobDays > 0
      ? await deleteBatch(database, 'outbox', "state IN ('done', 'discarded') AND due_at < ?", since(jobDays))
      : 0,
    notificationDays > 0 ? await deleteBatch(database, 'notifications', 'at < ?', since(notificationDays)) : 0,
    personalDataDays > 0 ? await erasePersonalData(deps, since(personalDataDays)) : 0,
  ];
  return counts.some((count) => count === BATCH_SIZE);
}
