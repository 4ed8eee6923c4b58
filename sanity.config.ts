import { defineConfig } from 'sanity';
import { schemaTypes } from './sanity/schema/schemaTypes.ts';

/** For Sanity's command line, which reads the schema from here. The site serves its own at /studio. */
export default defineConfig({
  name: 'copydesk',
  title: 'Copydesk',
  projectId: process.env.SANITY_PROJECT_ID ?? 'copydesk',
  dataset: process.env.SANITY_DATASET ?? 'production',
  schema: { types: schemaTypes },
});
