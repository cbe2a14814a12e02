import { describe, expect, it } from 'vitest';
import { type AuthorizationRequest, isPumpUnavailable, type PumpController } from '../../pumps/pump-controller.js';

/** A controller at a station where a pump can give the request's fuel, and nobody has yet been. */
export interface ControllerUnderTest {
  controller: PumpController;
  /** What the pump can give; `orderId` is new. */
  request: AuthorizationRequest;
  /** Takes the nozzle out of its holder, as the driver of the order at the pump does. */
  lift(): Promise<void>;
}

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

/**
 * What every controller has to keep (docs/gas-station.md, Your own controller), as tests.
 *
 * @param open a new station for each test.
 */
export function describePumpController(name: string, open: () => Promise<ControllerUnderTest>): void {
  describe(`${name} as a pump controller`, () => {
    it('releases a pump once for an order, however often and however close together it is asked', async () => {
      const { controller, request } = await open();
      const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => controller.authorize(request)));
      expect(first).toMatchObject({ pump: request.pump, litres: request.litres, dispensed: 0 });
      for (const other of others) expect(other.releasedAt).toBe(first?.releasedAt);
      expect(await controller.transaction(request.orderId)).toMatchObject({ releasedAt: first?.releasedAt });
    });

    it('takes an order back before the nozzle is lifted, and then gives nothing for it', async () => {
      const { controller, request } = await open();
      await controller.authorize(request);
      expect(await controller.revoke(request.orderId)).toBe('released');
      expect(await controller.revoke(request.orderId)).toBe('released');
      expect(await controller.authorize(request)).toMatchObject({ state: 'done', dispensed: 0 });
    });

    it('is too late once the nozzle is out', async () => {
      const { controller, request, lift } = await open();
      await controller.authorize(request);
      await lift();
      expect(await controller.revoke(request.orderId)).toBe('too_late');
    });

    it('never releases an order that was taken back before it came', async () => {
      const { controller, request } = await open();
      expect(await controller.revoke(request.orderId)).toBe('released');
      expect(isPumpUnavailable(await refusalOf(controller.authorize(request)))).toBe(true);
    });

    it('refuses for good what no pump gives', async () => {
      const { controller, request } = await open();
      const refusal = await refusalOf(controller.authorize({ ...request, pump: 99 }));
      expect(isPumpUnavailable(refusal)).toBe(true);
    });

    it('knows nothing of an order that never came', async () => {
      const { controller, request } = await open();
      expect(await controller.transaction(request.orderId)).toBeUndefined();
    });

    it('says of the pump with an order that it is busy', async () => {
      const { controller, request } = await open();
      const stateOf = async () =>
        (await controller.states(request.stationId)).find(({ number }) => number === request.pump)?.state ?? 'free';
      expect(await stateOf()).toBe('free');
      await controller.authorize(request);
      expect(await stateOf()).toBe('busy');
    });

    it('tells of changes until nobody listens', async () => {
      const { controller, request, lift } = await open();
      const heard: string[] = [];
      const stop = controller.listen((orderId, { state }) => heard.push(`${orderId} ${state}`));
      await controller.authorize(request);
      await expect.poll(() => heard).toContain(`${request.orderId} released`);
      stop();
      heard.length = 0;
      await lift();
      expect(heard).toEqual([]);
    });
  });
}
