import { describe, expect, it } from 'vitest';
import { type AuthorizationRequest, isPumpUnavailable, type PumpController } from '../../pumps/pump-controller.js';

/** A controller with an unused pump that can give the request's fuel. */
export interface ControllerUnderTest {
  controller: PumpController;
  /** A valid request with a new `orderId`. */
  request: AuthorizationRequest;
  /** Lifts the nozzle of the pump. */
  lift(): Promise<void>;
}

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

/**
 * Contract tests of a pump controller (docs/gas-station.md, Your own controller).
 *
 * @param open creates a new station for each test.
 */
export function describePumpController(name: string, open: () => Promise<ControllerUnderTest>): void {
  describe(`${name} as a pump controller`, () => {
    it('authorizes a pump once for an order, also with concurrent calls', async () => {
      const { controller, request } = await open();
      const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => controller.authorize(request)));
      expect(first).toMatchObject({ pump: request.pump, litres: request.litres, dispensed: 0 });
      for (const other of others) expect(other.releasedAt).toBe(first?.releasedAt);
      expect(await controller.transaction(request.orderId)).toMatchObject({ releasedAt: first?.releasedAt });
    });

    it('revokes an order before the nozzle is lifted, and then dispenses nothing for it', async () => {
      const { controller, request } = await open();
      await controller.authorize(request);
      expect(await controller.revoke(request.orderId)).toBe('released');
      expect(await controller.revoke(request.orderId)).toBe('released');
      expect(await controller.authorize(request)).toMatchObject({ state: 'done', dispensed: 0 });
    });

    it('refuses to revoke once the nozzle is lifted', async () => {
      const { controller, request, lift } = await open();
      await controller.authorize(request);
      await lift();
      expect(await controller.revoke(request.orderId)).toBe('too_late');
    });

    it('never authorizes an order that was revoked before', async () => {
      const { controller, request } = await open();
      expect(await controller.revoke(request.orderId)).toBe('released');
      expect(isPumpUnavailable(await refusalOf(controller.authorize(request)))).toBe(true);
    });

    it('refuses an unknown pump with PumpUnavailableError', async () => {
      const { controller, request } = await open();
      const refusal = await refusalOf(controller.authorize({ ...request, pump: 99 }));
      expect(isPumpUnavailable(refusal)).toBe(true);
    });

    it('has no transaction of an unknown order', async () => {
      const { controller, request } = await open();
      expect(await controller.transaction(request.orderId)).toBeUndefined();
    });

    it('reports a pump with an order as busy', async () => {
      const { controller, request } = await open();
      const stateOf = async () =>
        (await controller.states(request.stationId)).find(({ number }) => number === request.pump)?.state ?? 'free';
      expect(await stateOf()).toBe('free');
      await controller.authorize(request);
      expect(await stateOf()).toBe('busy');
    });

    it('notifies listeners of changes until they are removed', async () => {
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
