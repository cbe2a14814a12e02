import { SIGNATURE_HEADER } from '@invoicebox/invoicebox-api';
import { type NotificationAnswer, notificationAnswerSchema } from '@invoicebox/invoicebox-api/contract';
import type { Notification, NotificationAttempt } from './notification.js';

/** The result of one attempt, without its time. */
export type Delivery = Omit<NotificationAttempt, 'at'>;

/** A signed body and its destination. */
export type Letter = Pick<Notification, 'body' | 'signature'> & { url: string };

const MAX_KEPT_ANSWER = 2_000;

/** Bounds the memory that a merchant's answer can take. */
const MAX_READ_ANSWER = 64 * 1024;

/** The answer; undefined if it breaks the contract. */
export function readAnswer(answer: unknown): NotificationAnswer | undefined {
  const reading = notificationAnswerSchema.safeParse(answer);
  return reading.success ? reading.data : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text of an answer, up to the maximum length. */
async function readText(response: Response): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_READ_ANSWER) break;
  }
  return text;
}

/**
 * Sends a notification over HTTP.
 *
 * @param timeoutMs timeout for the whole answer, in real time.
 * @returns the result; never throws.
 */
export async function deliver({ url, body, signature }: Letter, timeoutMs: number): Promise<Delivery> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'User-Agent': 'InvoiceboxSimulator/0.1 (notifications)',
        [SIGNATURE_HEADER]: signature,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readText(response);
    const answer = response.status === 200 ? readAnswer(parse(text)) : undefined;
    const reading = answer
      ? { answer }
      : { error: 'Expected HTTP 200 and { "status": "success" } or { "status": "error", "code", "message" }.' };
    return { httpStatus: response.status, body: text.slice(0, MAX_KEPT_ANSWER), ...reading };
  } catch (error) {
    return { httpStatus: 0, body: '', error: failureText(error, timeoutMs) };
  }
}

function failureText(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `No answer within ${timeoutMs} ms.`;
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
