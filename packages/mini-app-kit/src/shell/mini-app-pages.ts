import type { Locale } from '@invoicebox/mini-app-ui';
import type { ComponentType } from 'preact';
import type { ConfirmOptions } from '../confirm/confirm-options.js';
import type { PaymentOptions } from '../payment/payment-options.js';
import type { PathParameters } from '../router/match-path.js';

/** A value, or a function that imports it when it is first needed. */
export type Lazy<Value extends object> = Value | (() => Promise<Value>);

export interface ScreenProps {
  /** Of the screen's path. */
  params: PathParameters;
}

/** The pages of a mini-app: everything that differs from one to the next. */
export interface MiniAppPages<Selection, Summary, Fulfilment, State = unknown> {
  /** The app's name, as in its manifest: the prefix of what the browser remembers for it. */
  name: string;
  title: Readonly<Record<Locale, string>>;
  /**
   * The screens by their paths, such as `/` and `/lounges/:id`; the first match is shown. `/confirm` and `/payment/success` are
   * the kit's.
   */
  screens: Readonly<Record<string, ComponentType<ScreenProps>>>;
  confirm: Lazy<ConfirmOptions<Selection, Summary>>;
  payment: Lazy<PaymentOptions<Summary, Fulfilment>>;
  /** Makes state that outlives the screens, once for a page: see `useAppState`. */
  createState?: () => State;
  /** What the first screen waits for, beside the host's answer. Must not fail, and must be short. */
  prepare?: (state: State) => Promise<unknown>;
  /**
   * The address of a point of sale of the host (`shopId`), where the buyer begins.
   *
   * @returns null if it is not known here: the buyer begins at `/`.
   * @throws MerchantError if the server does not know it or is out of reach, with the same effect.
   */
  addressOfShop?: (shopId: number) => Promise<string | null>;
}

/** Pages whose types were checked where they were declared. */
export type AnyPages = MiniAppPages<unknown, unknown, unknown, unknown>;
