export { createOrderFlow, type OrderFlow, type OrderFlowOptions } from './order-flow.js';
export { type OrderOutcome, type OutcomeFields, type OutcomeOptions, orderOutcome } from './order-outcome.js';
export { prefetch, type Resource, type ResourceOptions, useResource } from './use-resource.js';
