import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEnvironment } from '../server/environment.ts';
import { build } from './supervisor/build.ts';
import { lake } from './supervisor/children.ts';
import { findFreePort } from './supervisor/ports.ts';
import { runOrExit } from './supervisor/runOrExit.ts';

/**
 * `npm run build`: builds the site for production. Next renders some pages as a check and the results are discarded.
 * Without configured content they use the demonstration dataset in a temporary folder.
 */
await runOrExit(async () => {
  const environment = readEnvironment();
  if (environment.isHosted || environment.lakeUrl) return build(process.env);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-build-'));
  const port = await findFreePort();
  const content = lake({ ...environment, dataDir }, port);
  try {
    await content.start();
    await build({ ...process.env, LAKE_URL: `http://127.0.0.1:${port}` });
  } finally {
    await content.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
