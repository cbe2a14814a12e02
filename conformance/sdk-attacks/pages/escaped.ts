import { report } from './parameters.js';

// If this page runs, the attack has succeeded.
report({ escaped: true });
