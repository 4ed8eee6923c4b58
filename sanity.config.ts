import { defaultDataset, embeddedProjectId } from './lib/embeddedProject.ts';
import { themeFrom } from './lib/theme/Theme.ts';
import { studioConfig } from './sanity/studioConfig.ts';
import theme from './theme.config.ts';

/** For Sanity's command line. The site serves the same Studio at /studio. */
export default studioConfig({
  projectId: process.env.SANITY_PROJECT_ID ?? embeddedProjectId,
  dataset: process.env.SANITY_DATASET ?? defaultDataset,
  lakeUrl: null,
  refusedWrites: null,
  isMailed: false,
  paper: themeFrom(theme, 'theme.config.ts'),
});
