import { enableCompileCache, flushCompileCache } from 'node:module';
import path from 'node:path';

/**
 * Loaded into a lake before its own code: enables Node's compile cache on disk. Later starts are faster and use 24 MB
 * less, since type stripping is not loaded. If the folder is not writable, there is no cache.
 */
enableCompileCache(path.resolve(import.meta.dirname, '../node_modules/.cache/copydesk-code'));
/** Flush early: a lake that is killed does not write its cache. */
const flushAfterMs = 10_000;
setTimeout(flushCompileCache, flushAfterMs).unref();
