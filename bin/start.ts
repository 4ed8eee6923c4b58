import { runOrRefuse } from './supervisor/runOrRefuse.ts';
import { supervise } from './supervisor/supervise.ts';

/** `npm start`. With `-- --no-build` it fails without a build instead of building. */
await runOrRefuse(() => supervise({ kind: 'production', mayBuild: !process.argv.includes('--no-build') }));
