// `npm run stress -- NAME`: runs one test file of stress/, or one property test, with many cases. Without a name, lists
// all.
import { runClaims } from './lib/claims.mjs';

runClaims('stress');
