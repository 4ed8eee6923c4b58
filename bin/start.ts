import { runOrExit } from './supervisor/runOrExit.ts';
import { supervise } from './supervisor/supervise.ts';

/** `npm start`. With `-- --no-build` it does not build: without a usable build it fails. */
await runOrExit(() => supervise({ kind: 'production', mayBuild: !process.argv.includes('--no-build') }));
