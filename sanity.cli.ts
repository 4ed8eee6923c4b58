import { defineCliConfig } from 'sanity/cli';

/** For Sanity's command line: build and deploy where a hosted project is named. */
export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_PROJECT_ID ?? 'copydesk',
    dataset: process.env.SANITY_DATASET ?? 'production',
  },
  deployment: { autoUpdates: false },
});
