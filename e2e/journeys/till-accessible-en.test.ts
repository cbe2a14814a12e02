import { describeTillAccessibility } from '../support/accessible-till.js';

describeTillAccessibility('en');
