import { ALL_CALLS } from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';

const CALL_NAMES = ALL_CALLS.map(([name]) => name);

/** An injected failure of the API (docs/simulator.md, Faults). */
export const faultSchema = z.object({
  call: z.enum(CALL_NAMES).optional().describe('The call that fails; any of them if absent.'),
  merchantOrderId: z.string().optional().describe('Only calls of the orders or the refund with this number.'),
  times: z.number().int().positive().default(1).describe('How many calls fail.'),
  when: z.enum(['before', 'after']).describe('Before the call took effect, or after.'),
  kind: z
    .enum(['drop', 'delay', 'status'])
    .describe('The connection is cut; the call waits; it is answered with another status.'),
  delayMs: z.number().int().nonnegative().default(0).describe("For `delay`: milliseconds of the simulator's clock."),
  status: z
    .union([z.literal(500), z.literal(502), z.literal(429)])
    .default(500)
    .describe('For `status`.'),
});

/** See {@link faultSchema}. */
export type Fault = z.output<typeof faultSchema>;

/** The queue of faults. */
export class Faults {
  #faults: Fault[] = [];

  /** Remaining faults, in the order in which they are used. */
  get all(): readonly Fault[] {
    return this.#faults;
  }

  add(fault: Fault): void {
    this.#faults.push({ ...fault });
  }

  clear(): void {
    this.#faults = [];
  }

  /**
   * Returns the fault for a call, if there is one, and uses it up.
   *
   * @param numberOf looks up the merchant's order number of the call.
   */
  take(call: string, numberOf: () => string | undefined): Fault | undefined {
    const fault = this.#faults.find(
      (known) =>
        (known.call ?? call) === call && (known.merchantOrderId === undefined || known.merchantOrderId === numberOf()),
    );
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) this.#faults = this.#faults.filter((other) => other !== fault);
    return fault;
  }
}
