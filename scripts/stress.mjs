// `npm run stress -- NAME`: one test file of stress/, or one property test, with many cases. Without a name, the list.
import { runClaims } from './lib/claims.mjs';

runClaims('stress');
