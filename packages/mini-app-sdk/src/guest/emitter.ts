/** Stops what the call that returned it has started. Calling it again does nothing. */
export type Unsubscribe = () => void;

interface Subscription {
  readonly name: PropertyKey;
  readonly handler: (payload: never) => void;
}

/** Calls handlers by event name. A handler that throws is logged and does not keep the others from running. */
export class Emitter<Events extends object> {
  readonly #subscriptions = new Set<Subscription>();

  on<Name extends keyof Events>(name: Name, handler: (payload: Events[Name]) => void): Unsubscribe {
    const subscription = { name, handler };
    this.#subscriptions.add(subscription);
    return () => {
      this.#subscriptions.delete(subscription);
    };
  }

  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const subscription of [...this.#subscriptions]) {
      if (subscription.name !== name) continue;
      try {
        subscription.handler(payload as never);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
