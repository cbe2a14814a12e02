import { describeAccessibility } from '../support/accessible-fuel.js';

describeAccessibility('ru-RU');
