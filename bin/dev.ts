import { runOrExit } from './supervisor/runOrExit.ts';
import { supervise } from './supervisor/supervise.ts';

/** `npm run dev`: the product with pages and Studio that reload as their sources change. */
await runOrExit(() => supervise({ kind: 'development' }));
