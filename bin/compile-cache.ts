import { compileCache } from '../platform/compile-cache.ts';

// To be imported before a program (`node --import`): what a file imports is compiled before its first line is run.
compileCache();
