import type { Verdict } from '../stage.js';

/** What the pages of the test say to each other beside the conversation under test; it has no `id`. */
export type Control =
  /** The guest gives a port for its questions. */
  | { readonly control: 'port' }
  /** The guest asks for all that came before this message. */
  | { readonly control: 'mark' }
  /** The host has sent what it was asked to send. */
  | { readonly control: 'told' }
  /** The guest has played its check. */
  | { readonly control: 'verdict'; readonly verdict: Verdict };

/** The control message in a message event, if it is one. */
export function controlIn({ data }: MessageEvent): Control | undefined {
  return typeof data === 'object' && data !== null && 'control' in data ? (data as Control) : undefined;
}
