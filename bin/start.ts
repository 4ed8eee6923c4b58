import { existsSync } from 'node:fs';
import { EnvironmentError } from '../lib/environment.ts';
import { Refusal } from './supervisor/Refusal.ts';
import { supervise } from './supervisor/supervise.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  await supervise({ mayBuild: !process.argv.includes('--no-build') });
} catch (error) {
  if (!(error instanceof Refusal) && !(error instanceof EnvironmentError)) throw error;
  console.error(error.message);
  process.exit(1);
}
