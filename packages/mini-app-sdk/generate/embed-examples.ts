import { pagesWithExamples } from './examples.js';
import { writeFiles } from './write.js';

writeFiles(pagesWithExamples());
