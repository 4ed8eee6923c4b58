import { studioConfig } from './sanity/studio/studioConfig.ts';

/** For Sanity's command line. The site serves the same Studio at /studio. */
export default studioConfig({
  projectId: process.env.SANITY_PROJECT_ID ?? 'copydesk',
  dataset: process.env.SANITY_DATASET ?? 'production',
  lakeUrl: null,
});
