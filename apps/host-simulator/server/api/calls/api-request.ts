import type { AnswerOf, CallName, CallOf } from '@invoicebox/invoicebox-api/contract';
import type { z } from 'zod';
import type { Account } from '../../records/settings.js';
import type { Simulator } from '../../state/simulator.js';

/** The body of a call as the contract reads it; undefined for a call without one. */
type BodyOf<Name extends CallName> =
  CallOf<Name> extends { readonly request: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;

type AccountOf<Name extends CallName> =
  CallOf<Name> extends { readonly needsToken: false } ? Account | undefined : Account;

/** A request whose token, address and body are read. */
interface ApiRequest<Name extends CallName> {
  account: AccountOf<Name>;
  /** What stands for `{id}` in the address. */
  id: string;
  body: BodyOf<Name>;
  query: URLSearchParams;
}

/**
 * Does what a call asks for and gives the whole body of its answer.
 *
 * @throws ApiError for what is refused; then nothing has changed.
 */
type CallHandler<Name extends CallName> = (simulator: Simulator, request: ApiRequest<Name>) => AnswerOf<Name>;

/** Handlers of some calls by their names. */
export type CallHandlers<Name extends CallName> = { readonly [Each in Name]: CallHandler<Each> };
