import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of log tells of the request that it was written for. */
export interface RequestContext {
  requestId: string;
  orderId?: string;
}

const contexts = new AsyncLocalStorage<RequestContext>();

/** Runs the work of a request; all lines of log that it writes carry the context. */
export function inRequest<Result>(context: RequestContext, work: () => Result): Result {
  return contexts.run(context, work);
}

/** The context of the running request, or undefined outside of one. */
export function currentRequest(): RequestContext | undefined {
  return contexts.getStore();
}

/** From now on the lines of the running request name its order. */
export function noteOrder(orderId: string): void {
  const context = contexts.getStore();
  if (context) context.orderId = orderId;
}
