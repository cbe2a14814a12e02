/** Undoes the call that returned it. Further calls do nothing. */
export type Unsubscribe = () => void;

/** Calls handlers by event name. A handler that throws is logged and does not keep the others from running. */
export interface Emitter<Events extends object> {
  on<Name extends keyof Events>(name: Name, handler: (payload: Events[Name]) => void): Unsubscribe;
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void;
}

interface Subscription {
  readonly name: PropertyKey;
  readonly handler: (payload: never) => void;
}

/** Makes an emitter that nobody listens to yet. */
export function createEmitter<Events extends object>(): Emitter<Events> {
  const subscriptions = new Set<Subscription>();
  return {
    on(name, handler) {
      const subscription = { name, handler };
      subscriptions.add(subscription);
      return () => {
        subscriptions.delete(subscription);
      };
    },
    emit(name, payload) {
      for (const subscription of [...subscriptions]) {
        if (subscription.name !== name) continue;
        try {
          subscription.handler(payload as never);
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
}
