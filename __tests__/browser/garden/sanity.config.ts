import { createClient } from '@sanity/client';
import { visionTool } from '@sanity/vision';
import { defineConfig, type WorkspaceOptions } from 'sanity';
import { structureTool } from 'sanity/structure';
import { family, plant } from './schema.ts';

const apiHost = process.env.SANITY_STUDIO_LAKE ?? '';

/** Workspaces of another project. They know only the lake's address. */
const common: Omit<WorkspaceOptions, 'name' | 'basePath'> = {
  projectId: 'garden',
  dataset: 'plants',
  apiHost,
  unstable_clientFactory: (config) => createClient({ ...config, apiHost, useProjectHostname: false }),
  auth: {
    loginMethod: 'token',
    // A foreign Studio does not know our version.
    providers: [{ name: 'lake', title: 'The lake', url: `${apiHost}/v2021-06-07/auth/login` }],
    redirectOnSingle: true,
  },
  plugins: [structureTool(), visionTool()],
  schema: { types: [plant, family] },
};

export default defineConfig([
  { ...common, name: 'garden', basePath: '/garden' },
  // Without scheduled drafts, Studio uses its older scheduled publishing.
  {
    ...common,
    name: 'yard',
    basePath: '/yard',
    scheduledPublishing: { enabled: true },
    scheduledDrafts: { enabled: false },
  },
]);
