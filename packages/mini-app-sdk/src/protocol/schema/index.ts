/**
 * The wire, declared once (docs/protocol.md, Messages). The types of the messages, the guest's compact rules, the JSON
 * Schemas, the tables of docs/protocol.md and the fixtures are generated from here by scripts/generate-protocol.mjs.
 */
export * from './guest-messages.js';
export * from './host-messages.js';
export * from './initial-data.js';
