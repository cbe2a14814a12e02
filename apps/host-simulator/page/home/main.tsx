import { startPage } from '../shared/start-page.js';
import { HomePage } from './home-page.js';

startPage(<HomePage />);
