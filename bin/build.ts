import { existsSync } from 'node:fs';
import { EnvironmentError, readEnvironment } from '../lib/environment.ts';
import { build } from './supervisor/build.ts';
import { Refusal } from './supervisor/Refusal.ts';

/** `npm run build`: the site for production. It needs no content: pages are rendered when first asked for. */
if (existsSync('.env')) process.loadEnvFile('.env');
try {
  readEnvironment();
  await build(process.env);
} catch (error) {
  if (!(error instanceof Refusal) && !(error instanceof EnvironmentError)) throw error;
  console.error(error.message);
  process.exit(1);
}
