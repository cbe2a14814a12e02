import { createOrderFlow, type OrderFlow } from '../order/order-flow.js';
import { type MiniAppDeps, useDeps } from './mini-app-deps.js';

/** One for a page, made by the first screen that orders: the screens before it do not load its code. */
const flows = new WeakMap<MiniAppDeps, OrderFlow<unknown, unknown>>();

/** The order flow of a page. */
export function orderFlowOf(deps: MiniAppDeps): OrderFlow<unknown, unknown> {
  const known = flows.get(deps);
  if (known) return known;
  const { session, navigate } = deps;
  const flow = createOrderFlow<unknown, unknown>({ session, ...(navigate ? { navigate } : {}) });
  flows.set(deps, flow);
  return flow;
}

/** The order flow of the page. */
export function useOrderFlow<Summary = unknown, Fulfilment = unknown>(): OrderFlow<Summary, Fulfilment> {
  // The server of this page wrote summary and fulfilment: they are of the app's types.
  return orderFlowOf(useDeps()) as OrderFlow<Summary, Fulfilment>;
}
