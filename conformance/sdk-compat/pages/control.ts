import type { CheckResult } from '../stage.js';

/** Messages between the pages of the test. They have no `id`, unlike those of the protocol under test. */
export type Control =
  /** The guest transfers a port, over which it asks the host to send messages. */
  | { readonly control: 'port' }
  /** The guest asks for all messages received before this one. */
  | { readonly control: 'mark' }
  /** The message that the guest asked for has been sent before this one. */
  | { readonly control: 'told' }
  /** The guest has run its check. */
  | { readonly control: 'result'; readonly result: CheckResult };

/** The control message of an event, or undefined if it has none. */
export function controlIn({ data }: MessageEvent): Control | undefined {
  return typeof data === 'object' && data !== null && 'control' in data ? (data as Control) : undefined;
}
