import { defineCliConfig } from 'sanity/cli';

/** For Sanity's command line: TypeGen here; build and deploy where a hosted project is named. */
export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_PROJECT_ID ?? 'copydesk',
    dataset: process.env.SANITY_DATASET ?? 'production',
  },
  typegen: {
    path: './sanity/queries/**/*.ts',
    schema: './sanity/schema.json',
    generates: './sanity/types.generated.ts',
  },
  deployment: { autoUpdates: false },
});
