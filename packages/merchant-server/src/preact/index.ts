export { createOrderFlow, type OrderFlow, type OrderFlowOptions } from './order-flow.js';
export { type Outcome, outcomeOf } from './outcome.js';
