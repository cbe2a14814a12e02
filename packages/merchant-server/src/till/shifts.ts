import type { Clock } from '@invoicebox/invoicebox-api';
import { PageError } from '../core/page-error.js';
import { randomId } from '../core/random-id.js';
import type { PaymentKind } from '../page-api/index.js';
import type { ShiftSums, ShiftView } from '../page-api/till.js';
import type { Database, SqlRow, SqlRunner } from '../storage/database.js';

/** What shifts stand on. */
export interface ShiftDeps {
  database: Database;
  clock: Clock;
}

function emptySums(payment: PaymentKind): ShiftSums {
  return { payment, paidCount: 0, paidAmount: 0, heldCount: 0, heldAmount: 0, refundCount: 0, refundAmount: 0 };
}

/**
 * The totals of a shift. Of a guaranteed payment, what was captured counts as paid. A refund counts in the shift of its
 * order, whenever it was made; refused ones do not count.
 */
async function sumsOf(sql: SqlRunner, shiftId: string): Promise<Pick<ShiftView, 'orderCount' | 'sums'>> {
  const orders = await sql.run(
    `SELECT till_orders.payment, orders.state, COUNT(*) AS count, SUM(COALESCE(orders.captured, till_orders.amount)) AS amount
      FROM till_orders JOIN orders ON orders.id = till_orders.order_id
      WHERE till_orders.shift_id = ? GROUP BY till_orders.payment, orders.state`,
    [shiftId],
  );
  const refunds = await sql.run(
    `SELECT till_orders.payment, COUNT(*) AS count, SUM(refunds.amount) AS amount
      FROM till_orders JOIN refunds ON refunds.order_id = till_orders.order_id
      WHERE till_orders.shift_id = ? AND refunds.state <> 'failed' GROUP BY till_orders.payment`,
    [shiftId],
  );
  const byPayment = new Map<string, ShiftSums>();
  const sumsFor = ({ payment }: SqlRow) => {
    const kind: PaymentKind = payment === 'guaranteed' ? 'guaranteed' : 'prepaid';
    const sums = byPayment.get(kind) ?? emptySums(kind);
    byPayment.set(kind, sums);
    return sums;
  };
  for (const row of orders) {
    const sums = sumsFor(row);
    if (row.state === 'paid') {
      sums.paidCount += Number(row.count);
      sums.paidAmount += Number(row.amount);
    } else if (row.state === 'hold') {
      sums.heldCount += Number(row.count);
      sums.heldAmount += Number(row.amount);
    }
  }
  for (const row of refunds) {
    const sums = sumsFor(row);
    sums.refundCount += Number(row.count);
    sums.refundAmount += Number(row.amount);
  }
  const orderCount = orders.reduce((count, row) => count + Number(row.count), 0);
  return { orderCount, sums: [...byPayment.values()].sort((a, b) => (a.payment < b.payment ? 1 : -1)) };
}

async function viewOf(sql: SqlRunner, row: SqlRow): Promise<ShiftView> {
  const id = String(row.id);
  return {
    id,
    operator: String(row.operator),
    openedAt: Number(row.opened_at),
    ...(row.closed_at === null ? {} : { closedAt: Number(row.closed_at) }),
    ...(await sumsOf(sql, id)),
  };
}

/** The id of an operator's open shift. */
async function openShiftId(sql: SqlRunner, operator: string): Promise<string | undefined> {
  const [row] = await sql.run('SELECT id FROM till_shifts WHERE operator = ? AND closed_at IS NULL', [operator]);
  return row && String(row.id);
}

/**
 * The id of an operator's open shift.
 *
 * @throws PageError `no_open_shift` if there is none.
 */
export async function requireShift(sql: SqlRunner, operator: string): Promise<string> {
  const id = await openShiftId(sql, operator);
  if (id !== undefined) return id;
  throw new PageError('no_open_shift', 'There is no open shift: open one first.');
}

async function shiftView(sql: SqlRunner, id: string): Promise<ShiftView> {
  const [row] = await sql.run('SELECT * FROM till_shifts WHERE id = ?', [id]);
  if (!row) throw new Error(`There is no shift ${id}.`);
  return viewOf(sql, row);
}

/** An operator's open shift with its totals; undefined if there is none. */
export async function currentShift(sql: SqlRunner, operator: string): Promise<ShiftView | undefined> {
  const id = await openShiftId(sql, operator);
  return id === undefined ? undefined : shiftView(sql, id);
}

/** Opens a shift, or answers with the one that is open already. */
export function openShift({ database, clock }: ShiftDeps, operator: string): Promise<ShiftView> {
  return database.transaction(async (tx) => {
    const open = await currentShift(tx, operator);
    if (open) return open;
    const id = randomId();
    await tx.run('INSERT INTO till_shifts (id, operator, opened_at) VALUES (?, ?, ?)', [id, operator, clock.now()]);
    return shiftView(tx, id);
  });
}

/**
 * Closes an operator's shift.
 *
 * @throws PageError `no_open_shift` if there is none.
 */
export function closeShift({ database, clock }: ShiftDeps, operator: string): Promise<ShiftView> {
  return database.transaction(async (tx) => {
    const id = await requireShift(tx, operator);
    await tx.run('UPDATE till_shifts SET closed_at = ? WHERE id = ?', [clock.now(), id]);
    return shiftView(tx, id);
  });
}
