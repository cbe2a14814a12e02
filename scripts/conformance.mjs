// `npm run conformance -- NAME`: one test file of conformance/, in full. Without a name, the list.
import { runClaims } from './lib/claims.mjs';

runClaims('conformance');
