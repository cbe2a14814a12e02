import { AsyncLocalStorage } from 'node:async_hooks';

/** Fields in every log line of a request. */
export interface RequestContext {
  requestId: string;
  orderId?: string;
}

const contexts = new AsyncLocalStorage<RequestContext>();

/** Runs the work of a request: all its log lines carry the context. */
export function inRequest<Result>(context: RequestContext, work: () => Result): Result {
  return contexts.run(context, work);
}

/** The context of the running request, or undefined outside of one. */
export function currentRequest(): RequestContext | undefined {
  return contexts.getStore();
}

/** Adds the order to the log lines of the running request. */
export function noteOrder(orderId: string): void {
  const context = contexts.getStore();
  if (context) context.orderId = orderId;
}
