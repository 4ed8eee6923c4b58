import { createClient } from '@sanity/client';
import { visionTool } from '@sanity/vision';
import { defineConfig, type WorkspaceOptions } from 'sanity';
import { structureTool } from 'sanity/structure';
import { family, plant } from './schema.ts';

const apiHost = process.env.SANITY_STUDIO_LAKE ?? '';

/** Somebody else's workspaces: of the lake they know the address. */
const common: Omit<WorkspaceOptions, 'name' | 'basePath'> = {
  projectId: 'garden',
  dataset: 'plants',
  apiHost,
  unstable_clientFactory: (config) => createClient({ ...config, apiHost, useProjectHostname: false }),
  auth: {
    loginMethod: 'token',
    providers: [{ name: 'lake', title: 'The lake', url: `${apiHost}/v2021-06-07/auth/login` }],
    redirectOnSingle: true,
  },
  plugins: [structureTool(), visionTool()],
  schema: { types: [plant, family] },
};

export default defineConfig([
  { ...common, name: 'garden', basePath: '/garden' },
  // Where drafts are scheduled, Studio schedules them as releases of one document and not as it used to.
  {
    ...common,
    name: 'yard',
    basePath: '/yard',
    scheduledPublishing: { enabled: true },
    scheduledDrafts: { enabled: false },
  },
]);
