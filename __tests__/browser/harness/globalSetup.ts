import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findBuildFlaw } from '../../../bin/supervisor/build.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Builds the site if needed. Every product of the tests starts from this build. */
export default (): void => {
  const flaw = findBuildFlaw();
  if (!flaw) return;
  console.log(`The build ${flaw}. Building now.`);
  const { status } = spawnSync(process.execPath, [path.join(root, 'bin/build.ts')], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error('The site could not be built.');
};
