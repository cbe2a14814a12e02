import type { ComponentType } from 'preact';
import type { TextOverrides } from '../app/use-overridden-texts.js';
import type { PriceView } from '../client/index.js';
import type { confirmTexts } from './texts.js';

/** What is shown of a selection. */
export interface FactsProps<Summary> {
  summary: Summary;
  /** Of the quote or the order. */
  price: PriceView;
}

/** A mini-app's part of the confirmation. */
export interface ConfirmOptions<Selection, Summary> {
  /** What is bought and where, as the server described it. */
  Facts: ComponentType<FactsProps<Summary>>;
  /** The address where the selection can be changed. */
  backTo: (selection: Selection) => string;
  /** The price that buyers compare, kopecks: of a litre, of a night. By default the order's amount. */
  unitPriceOf?: (summary: Summary) => number;
  texts?: TextOverrides<(typeof confirmTexts)['ru']>;
}
