import { writeFile } from 'node:fs/promises';
import { seedText } from './seedDocuments.ts';

/** Writes the file that a new lake is filled from: `node sanity/seed/build.ts` after each change to the seed. */
await writeFile(new URL('seed.ndjson', import.meta.url), seedText);
