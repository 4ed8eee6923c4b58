import { readEnvironment } from '../lib/environment.ts';
import { build } from './supervisor/build.ts';
import { runOrRefuse } from './supervisor/runOrRefuse.ts';

/** `npm run build`: the site for production. It needs no content: pages are rendered when first asked for. */
await runOrRefuse(async () => {
  readEnvironment();
  await build(process.env);
});
