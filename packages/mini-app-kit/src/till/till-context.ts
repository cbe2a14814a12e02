import type { TillSession } from '@invoicebox/merchant-server/page-api';
import { type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { asMerchantError, type MerchantError } from '../client/index.js';
import type { AnyTillAdapter } from './adapter.js';
import { tillApi } from './api.js';
import { createRouter, type Router } from './router.js';

/** Who is signed in: not known yet, nobody, somebody, or somebody whose session is over. */
type SignedIn =
  | { is: 'unknown' }
  | { is: 'unreachable' }
  | { is: 'nobody'; expired: boolean }
  | { is: 'operator'; session: TillSession };

/** What the till's screens share. */
export interface Till {
  readonly adapter: AnyTillAdapter;
  readonly router: Router;
  readonly signedIn: Signal<SignedIn>;
  /** Asks the server who is signed in and how the shift stands. */
  refresh(): Promise<void>;
  /**
   * Does something at the server; a session that is over leads to the sign-in.
   *
   * @returns its result, or why it failed.
   */
  attempt<Result>(work: () => Promise<Result>): Promise<{ result: Result } | { error: MerchantError }>;
}

/** Makes a till. One for a page, outside of components. */
export function createTill(adapter: AnyTillAdapter): Till {
  const signedIn = signal<SignedIn>({ is: 'unknown' });
  const attempt: Till['attempt'] = async (work) => {
    try {
      return { result: await work() };
    } catch (reason) {
      const error = asMerchantError(reason);
      if (error.code === 'not_signed_in') signedIn.value = { is: 'nobody', expired: signedIn.peek().is === 'operator' };
      return { error };
    }
  };
  return {
    adapter,
    router: createRouter(),
    signedIn,
    attempt,
    async refresh() {
      const answer = await attempt(tillApi.session);
      if ('result' in answer) signedIn.value = { is: 'operator', session: answer.result };
      // While nothing was known, a server out of reach is a screen of its own; later what is known stays.
      else if (signedIn.peek().is === 'unknown') signedIn.value = { is: 'unreachable' };
    },
  };
}

/** See {@link useTill}. */
export const TillContext = createContext<Till | null>(null);

/** The till. @throws Error outside of `TillApp`. */
export function useTill(): Till {
  const till = useContext(TillContext);
  if (!till) throw new Error('useTill() found no <TillApp> above.');
  return till;
}

/** The operator who is signed in. @throws Error on a screen that is shown to nobody else. */
export function useSession(): TillSession {
  const state = useTill().signedIn.value;
  if (state.is !== 'operator') throw new Error('Nobody is signed in.');
  return state.session;
}
