import { mock } from 'node:test';
import { createMiniApp, type MiniApp, MiniAppError, type MiniAppOptions } from '@invoicebox/mini-app-sdk';
import { FakePage, type FakePageOptions, HOST_ORIGIN } from '../../packages/mini-app-sdk/src/test-support/fake-page.js';

/** How a wait ended: with data, or with an error. */
export type End = { readonly data: unknown } | { readonly error: unknown };

/** A page with a clock of its own, which stands still unless it is advanced. */
export interface Stage {
  readonly page: FakePage;
  /** Makes one more instance in the page; it is disposed with the scenario. */
  open(options?: MiniAppOptions): MiniApp;
  /** Starts a wait; `current()` tells its end once there is one. */
  wait(miniApp: MiniApp): { current(): End | undefined };
  /** Lets the time pass, and then the promises that it has settled. */
  advance(ms: number): Promise<void>;
}

async function settlePromises(): Promise<void> {
  // Enough turns for any chain of promises here; timers are mocked, so a turn of the event loop cannot be waited for.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Plays a scenario in a frame of `HOST_ORIGIN` unless the options say otherwise, its timers on a mocked clock. */
export async function inPage<T>(options: FakePageOptions, play: (stage: Stage) => Promise<T>): Promise<T> {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const opened: MiniApp[] = [];
  const page = new FakePage({ ancestorOrigins: [HOST_ORIGIN], ...options });
  try {
    return await play({
      page,
      open(more) {
        const miniApp = createMiniApp({ window: page, ...more });
        opened.push(miniApp);
        return miniApp;
      },
      wait(miniApp) {
        let end: End | undefined;
        miniApp.ready().then(
          (data) => {
            end = { data };
          },
          (error: unknown) => {
            end = { error };
          },
        );
        return { current: () => end };
      },
      async advance(ms) {
        mock.timers.tick(ms);
        await settlePromises();
      },
    });
  } finally {
    for (const miniApp of opened) miniApp.dispose();
    mock.timers.reset();
  }
}

/** The error that a call throws. */
export function thrownBy(call: () => void): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

/**
 * What is missing from an error that a newcomer is to act on; empty when nothing is.
 * @param says texts that its message has to contain: what happened, what was expected, what to do.
 */
export function faultsOf(error: unknown, code: string, says: readonly string[]): string[] {
  if (!(error instanceof MiniAppError)) return [`no MiniAppError but ${String(error)}`];
  return [
    ...(error.code === code ? [] : [`the code is ${error.code}`]),
    ...says.filter((text) => !error.message.includes(text)).map((text) => `«${text}» is missing in «${error.message}»`),
    ...(error.docs.endsWith(`#${code.toLowerCase()}`) && error.message.includes(error.docs) ? [] : ['no docs link']),
  ];
}
