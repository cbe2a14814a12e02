export { createOrderFlow, type OrderFlow, type OrderFlowOptions } from './order-flow.js';
export { type JudgedOrder, type Outcome, outcomeOf } from './outcome.js';
export { type Resource, type ResourceOptions, useResource } from './use-resource.js';
