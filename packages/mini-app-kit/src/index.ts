/** The pages of a mini-app. Runs in browsers. */
export * from './client/index.js';
export { createOrderFlow, type OrderFlow, type OrderFlowOptions } from './order/order-flow.js';
export { type OrderOutcome, type OutcomeFields, type OutcomeOptions, orderOutcome } from './order/order-outcome.js';
export { prefetch, type Resource, type ResourceOptions, useResource } from './resources/use-resource.js';
