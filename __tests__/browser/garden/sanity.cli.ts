import { defineCliConfig } from 'sanity/cli';

// biome-ignore lint/style/noDefaultExport: Sanity's command line asks for it
export default defineCliConfig({
  api: { projectId: 'garden', dataset: 'plants' },
  deployment: { autoUpdates: false },
});
