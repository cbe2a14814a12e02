import type { TillOrderView } from '@invoicebox/merchant-server/page-api';
import type { Locale } from '@invoicebox/mini-app-ui';
import type { ComponentType } from 'preact';

/** What a till's form is given. */
export interface TillFormProps {
  /** Tells what is chosen, to be priced by the definition's `quote`; null while it is incomplete. Keep the same object if nothing changed. */
  onChange: (selection: unknown) => void;
}

/** The part of a till that differs from one mini-app to the next. */
export interface TillAdapter<Summary, Fulfilment> {
  /** Name of the till: «Касса АЗС». */
  title: Record<Locale, string>;
  /** What the cashier fills in. */
  Form: ComponentType<TillFormProps>;
  /** Where the service is given, for the head of the pre-check: name and address. */
  placeOf: (summary: Summary, locale: Locale) => string[];
  /** What was chosen, in a line: «Колонка 3, АИ-95». */
  describe: (summary: Summary, locale: Locale) => string;
  /** What the buyer has got or is getting, in a line: «Колонка 3 разблокирована»; undefined while nothing is given. */
  given: (fulfilment: Fulfilment, order: TillOrderView<Summary, Fulfilment>, locale: Locale) => string | undefined;
}

/** An adapter whose types were checked where it was declared. */
export type AnyTillAdapter = TillAdapter<unknown, unknown>;
