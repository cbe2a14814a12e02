import { describeAccessibility } from '../support/accessible-fuel.js';

describeAccessibility('en-GB');
