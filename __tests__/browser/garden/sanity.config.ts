import { createClient } from '@sanity/client';
import { visionTool } from '@sanity/vision';
import { defineConfig } from 'sanity';
import { structureTool } from 'sanity/structure';
import { family, plant } from './schema.ts';

const apiHost = process.env.SANITY_STUDIO_LAKE ?? '';

/** Somebody else's Studio: of the lake it knows the address. */
export default defineConfig({
  title: 'Garden',
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
  scheduledPublishing: { enabled: true },
  schema: { types: [plant, family] },
});
