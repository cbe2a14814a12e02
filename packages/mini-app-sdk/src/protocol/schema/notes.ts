import { z } from 'zod';

/** What the tables of docs/protocol.md say of a message beside its description, which is its meaning. */
export interface MessageNotes {
  /** The first protocol version that has the message. */
  readonly since: number;
  /** Replaces the description of `data`, if it is not enough. */
  readonly data?: string;
  /** What the receiver does. Only the messages of a guest have it: a guest is free in what it does. */
  readonly effect?: string;
}

/** The notes of all messages. */
export const messageNotes = z.registry<MessageNotes>();
