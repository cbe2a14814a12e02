import { startPage } from '../shared/start-page.js';
import { HomePage } from './HomePage.js';

startPage(<HomePage />);
