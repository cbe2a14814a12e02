import {
  all,
  defineMiniApp,
  minutes,
  nothing,
  PageError,
  personal,
  Reservations,
  readData,
  SelectionUnavailableError,
  slotTimes,
} from '@invoicebox/merchant-server';
import { Hono } from 'hono';
import { z } from 'zod';
import type { BookingSummary, Branch, Ticket } from '../shared/booking.js';

const TEXTS = {
  ru: { taken: 'Это время уже занято. Выберите другое.', over: 'Визит закончился до оплаты.' },
  en: { taken: 'This time is taken. Choose another one.', over: 'The visit was over before the payment.' },
};

/** Bookings are made for today and the days after it. */
const DAYS = 7;
const visits = new Reservations('visits');
const slotName = (branchId: string, startsAt: number) => `${branchId} ${startsAt}`;

/** Visits at a time that is there a limited number of times. */
export const booking = defineMiniApp({
  orderPrefix: 'BK',
  payWithin: minutes(20),
  selection: z.object({
    branchId: z.string().max(64),
    startsAt: z.int(),
    guest: personal(z.string().trim().min(1).max(100)),
  }),
  migrations: [visits.migration],
  open: ({ folder }) => new Map(readData<Branch[]>(folder, 'data/branches.json').map((branch) => [branch.id, branch])),
  routes: ({ db, clock, services: branches }) =>
    new Hono()
      .get('/branches', (context) => context.json([...branches.values()]))
      .get('/branches/:id', async (context) => {
        const branch = branches.get(context.req.param('id'));
        if (!branch) throw new PageError('not_found', 'There is no such branch.');
        const taken = await visits.taken(db, `${branch.id} `);
        const isFree = (time: number) => (taken.get(slotName(branch.id, time)) ?? 0) < branch.capacity;
        return context.json({ branch, slots: slotTimes(branch, clock.now(), DAYS).filter(isFree) });
      }),
  quote({ selection: { branchId, startsAt }, locale, services: branches, clock }) {
    const branch = branches.get(branchId);
    if (!branch || !slotTimes(branch, clock.now(), DAYS).includes(startsAt))
      throw new SelectionUnavailableError(TEXTS[locale].taken);
    const { id, title, address, timeZone, price } = branch;
    const time = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(startsAt);
    const name = `${title[locale]}, ${time}`;
    const summary: BookingSummary = { id, title, address, timeZone, startsAt };
    return {
      description: name,
      lines: [{ sku: id, name, unit: 'piece', quantity: 1_000, price, type: 'service' }],
      summary,
    };
  },
  async reserve({ order: { id, selection, locale }, services: branches, tx }) {
    const slot = slotName(selection.branchId, selection.startsAt);
    const capacity = branches.get(selection.branchId)?.capacity ?? 0;
    if (!(await visits.reserve(tx, id, slot, capacity))) throw new SelectionUnavailableError(TEXTS[locale].taken);
  },
  fulfil: ({ order: { number, offer, paidAt, locale } }) =>
    paidAt < offer.summary.startsAt ? all<Ticket>({ code: number }) : nothing(TEXTS[locale].over),
  cancelReservation: ({ order, tx }) => visits.cancel(tx, order.id),
});
