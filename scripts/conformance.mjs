// `npm run conformance -- NAME`: runs one test file of conformance/ in full. Without a name, lists all.
import { runClaims } from './lib/claims.mjs';

runClaims('conformance');
