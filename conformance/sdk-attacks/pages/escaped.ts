import { report } from './parameters.js';

// That this page runs at all is the attacker's success.
report({ escaped: true });
