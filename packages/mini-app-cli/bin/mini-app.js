#!/usr/bin/env node
// Beside `dist`, so that package managers find the file when they link it, before anything is compiled.
import '../dist/commands/main.js';
