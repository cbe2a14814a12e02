import type { RefundReason, RefundState } from '../page-api/index.js';
import type { SqlRow, SqlRunner, SqlWriter } from '../storage/database.js';
import type { Refund } from './refund.js';

function refundFromRow(row: SqlRow): Refund {
  const text = (column: string) => (typeof row[column] === 'string' ? row[column] : undefined);
  return {
    number: String(row.number),
    orderId: String(row.order_id),
    requestKey: String(row.request_key),
    invoiceboxOrderId: String(row.invoicebox_order_id),
    lines: JSON.parse(String(row.lines)),
    amount: Number(row.amount),
    vatAmount: Number(row.vat_amount),
    state: String(row.state) as RefundState,
    reason: String(row.reason) as RefundReason,
    note: text('note'),
    operator: text('operator'),
    invoiceboxId: text('invoicebox_id'),
    failure: text('failure'),
    createdAt: Number(row.created_at),
    endedAt: row.ended_at === null ? undefined : Number(row.ended_at),
  };
}

/** All refunds of an order, oldest first. */
export async function findRefunds(sql: SqlRunner, orderId: string): Promise<Refund[]> {
  const rows = await sql.run('SELECT * FROM refunds WHERE order_id = ?', [orderId]);
  const refunds = rows.map(refundFromRow);
  // By creation, then by number: R1, R2, … R10.
  return refunds.sort(
    (a, b) => a.createdAt - b.createdAt || a.number.length - b.number.length || (a.number < b.number ? -1 : 1),
  );
}

/** Stores a new refund. */
export function insertRefund(tx: SqlWriter, refund: Refund): void {
  tx.write(
    `INSERT INTO refunds (number, order_id, request_key, invoicebox_order_id, lines, amount, vat_amount, state, reason,
      note, operator, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      refund.number,
      refund.orderId,
      refund.requestKey,
      refund.invoiceboxOrderId,
      JSON.stringify(refund.lines),
      refund.amount,
      refund.vatAmount,
      refund.state,
      refund.reason,
      refund.note ?? null,
      refund.operator ?? null,
      refund.createdAt,
    ],
  );
}

/** Stores the changed state of a refund. */
export function updateRefund(tx: SqlWriter, refund: Refund): void {
  tx.write('UPDATE refunds SET state = ?, invoicebox_id = ?, failure = ?, ended_at = ? WHERE number = ?', [
    refund.state,
    refund.invoiceboxId ?? null,
    refund.failure ?? null,
    refund.endedAt ?? null,
    refund.number,
  ]);
}
