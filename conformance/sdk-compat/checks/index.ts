import type { Check } from '../stage.js';
import { connecting } from './connecting.js';
import { events } from './events.js';
import { messages } from './messages.js';
import { protocolChecks } from './protocol.js';

/** Every name and rule of docs/protocol.md, Compatibility, that can be checked at run time. */
export const checks: readonly Check[] = [...connecting, ...events, ...messages, ...protocolChecks];
