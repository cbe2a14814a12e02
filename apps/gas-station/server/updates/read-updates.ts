import { type UpdatesMessage, updatesSchema } from './station-updates.js';

/**
 * Parses a message of updates.
 *
 * @returns the message, or an error text.
 */
export function readUpdates(text: string): UpdatesMessage | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'Expected JSON such as {"sentAt":1795339200000,"stations":[{"id":"a1","prices":{"ai95":66.1}}]}.';
  }
  const reading = updatesSchema.safeParse(json);
  if (reading.success) return reading.data;
  return reading.error.issues.map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`).join(' ');
}
