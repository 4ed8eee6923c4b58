import { defineCliConfig } from 'sanity/cli';
import { defaultDataset, embeddedProjectId } from './lib/embeddedProject.ts';

/** For Sanity's command line: build and deploy where a hosted project is named. */
export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_PROJECT_ID ?? embeddedProjectId,
    dataset: process.env.SANITY_DATASET ?? defaultDataset,
  },
  deployment: { autoUpdates: false },
  // To read the schema, the command line would transform all of Studio: Node loads its packages as they are.
  vite: (config, { isSsrBuild }) =>
    isSsrBuild ? { ...config, ssr: { noExternal: ['@sanity/cli', '@sanity/cli-core'] } } : config,
});
