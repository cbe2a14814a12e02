import { generatedFiles } from './files.js';
import { writeFiles } from './write.js';

writeFiles(generatedFiles());
