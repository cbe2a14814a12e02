import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SqlRunner } from '../storage/database.js';
import { bindMiniApp, openServices } from './bind.js';
import { type AppContext, defineMiniApp, minutes } from './definition.js';
import type { FulfilmentReports, PaidOrder } from './order-types.js';

const never = () => new Promise<never>(() => undefined);

const hanging = defineMiniApp({
  orderPrefix: 'HG',
  payWithin: minutes(30),
  selection: z.object({}),
  open: never,
  quote: never,
  verify: never,
  reserve: never,
  fulfil: never,
  stop: never,
  cancelReservation: never,
});

const ORDER = {} as PaidOrder;
const TX = {} as SqlRunner;
// None of these functions reads its context.
const NOTHING = {} as AppContext<Record<never, never>, never>;

describe('a function of a definition that never ends', () => {
  it.each([
    ['open', 600_000],
    ['quote', 60_000],
    ['verify', 60_000],
    ['fulfil', 60_000],
    ['stop', 60_000],
    ['reserve', 5_000],
    ['cancelReservation', 5_000],
  ] as const)('%s fails after %d ms', async (name, ms) => {
    const clock = new ManualClock(0);
    const context = { ...NOTHING, clock };
    const miniApp = bindMiniApp(hanging, context);
    const calls = {
      open: () => openServices(hanging, { ...context, reports: {} as FulfilmentReports }),
      quote: () => miniApp.quote({}, 'ru'),
      verify: () => miniApp.verify(ORDER),
      fulfil: () => miniApp.fulfil(ORDER),
      stop: () => miniApp.stop(ORDER),
      reserve: () => miniApp.reserve(ORDER, TX),
      cancelReservation: () => miniApp.cancelReservation(ORDER, TX),
    };
    let error: unknown;
    const call = calls[name]().catch((cause: unknown) => {
      error = cause;
    });
    await clock.advance(ms - 1);
    expect(error).toBeUndefined();
    await clock.advance(1);
    await call;
    expect(error).toMatchObject({ message: `${name}() took longer than ${ms / 1000} s.` });
  });
});
