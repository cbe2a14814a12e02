import type { AnswerOf, CallName, CallOf } from '@invoicebox/invoicebox-api/contract';
import type { z } from 'zod';
import type { Account } from '../../records/settings.js';
import type { Simulator } from '../../state/simulator.js';

/** The parsed body of a call; undefined for a call without one. */
type BodyOf<Name extends CallName> =
  CallOf<Name> extends { readonly request: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;

type AccountOf<Name extends CallName> =
  CallOf<Name> extends { readonly needsToken: false } ? Account | undefined : Account;

/** A request with its token checked, and its path and body parsed. */
interface ApiRequest<Name extends CallName> {
  account: AccountOf<Name>;
  /** The value of `{id}` in the path. */
  id: string;
  body: BodyOf<Name>;
  query: URLSearchParams;
}

/**
 * Handles a call and returns the whole response body.
 *
 * @throws ApiError if the call is refused; nothing has changed then.
 */
type CallHandler<Name extends CallName> = (simulator: Simulator, request: ApiRequest<Name>) => AnswerOf<Name>;

/** Handlers by the names of their calls. */
export type CallHandlers<Name extends CallName> = { readonly [Each in Name]: CallHandler<Each> };
