import { runOrRefuse } from './supervisor/runOrRefuse.ts';
import { supervise } from './supervisor/supervise.ts';

/** `npm start`. With `-- --no-build` a missing build is refused instead of made. */
await runOrRefuse(() => supervise({ kind: 'production', mayBuild: !process.argv.includes('--no-build') }));
