import { z } from 'zod';
import { type MiniAppDefinition, minutes } from '../mini-app/definition.js';
import { type Fulfilment, type FulfilmentReports, SelectionUnavailableError } from '../mini-app/order-types.js';
import type { PaymentKind } from '../page-api/index.js';

/** What the coffee shop's page sends. */
interface CoffeeSelection {
  cups: number;
}

/** A mini-app that sells coffee. 13 cups are unavailable; tests set what `fulfil` and the others return. */
export class CoffeeShop implements MiniAppDefinition<CoffeeSelection> {
  readonly orderPrefix = 'CF';
  readonly payWithin = minutes(30);
  readonly selection = z.object({ cups: z.number().int().positive() });
  /** Ids of the orders that were served, in order. */
  readonly served: string[] = [];
  /** Thrown by the next calls of `fulfil`, in turn. */
  readonly failures: Error[] = [];
  /** Returned by the next calls of `fulfil`, in turn; all is given by default. */
  readonly answers: Fulfilment[] = [];
  /** How orders are paid. */
  payment: PaymentKind | undefined;
  /** The shop's own data of the line. */
  lineData: unknown;
  reports: FulfilmentReports | undefined;
  /** Absent unless a test says so, as with most mini-apps. */
  verify?: NonNullable<MiniAppDefinition<CoffeeSelection>['verify']>;
  reserve?: NonNullable<MiniAppDefinition<CoffeeSelection>['reserve']>;
  stop?: NonNullable<MiniAppDefinition<CoffeeSelection>['stop']>;
  cancelReservation?: NonNullable<MiniAppDefinition<CoffeeSelection>['cancelReservation']>;

  open({ reports }: { reports: FulfilmentReports }): void {
    this.reports = reports;
  }

  async quote({ selection: { cups } }: { selection: CoffeeSelection }) {
    if (cups === 13) throw new SelectionUnavailableError('Тринадцать чашек не наливаем.');
    return {
      description: `Кофе, ${cups}`,
      lines: [
        {
          sku: 'coffee',
          name: 'Кофе',
          unit: 'piece' as const,
          quantity: cups * 1000,
          price: 122_00,
          vatCode: 'RUS_VAT22' as const,
          type: 'commodity' as const,
          ...(this.lineData === undefined ? {} : { metaData: this.lineData }),
        },
      ],
      ...(this.payment === undefined ? {} : { payment: this.payment }),
      summary: { cups },
    };
  }

  async fulfil({ order: { id } }: { order: { id: string } }): Promise<Fulfilment> {
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.served.push(id);
    return this.answers.shift() ?? { given: 'all', view: { table: 7 } };
  }
}
