import { cleanup, configure } from '@testing-library/preact';
import { afterEach } from 'vitest';

// Limits as in defaults.ts: they only end what hangs.
configure({ asyncUtilTimeout: 60_000 });

afterEach(cleanup);
