import { z } from 'zod';

/** What the tables of docs/protocol.md show of a message in addition to its description. */
export interface MessageNotes {
  /** The first protocol version that has the message. */
  readonly since: number;
  /** Replaces the description of `data`, if it is not enough. */
  readonly data?: string;
  /** What the host does. Only messages of a guest have it, because a guest may do as it likes. */
  readonly effect?: string;
}

/** The notes of all messages. */
export const messageNotes = z.registry<MessageNotes>();
