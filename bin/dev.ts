import { runOrRefuse } from './supervisor/runOrRefuse.ts';
import { supervise } from './supervisor/supervise.ts';

/** `npm run dev`: the product with pages and Studio that reload as their sources change. */
await runOrRefuse(() => supervise({ kind: 'development' }));
