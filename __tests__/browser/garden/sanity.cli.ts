import { defineCliConfig } from 'sanity/cli';

export default defineCliConfig({
  api: { projectId: 'garden', dataset: 'plants' },
  deployment: { autoUpdates: false },
});
