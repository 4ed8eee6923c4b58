import { createClient } from 'next-sanity';
import { defineEnableDraftMode } from 'next-sanity/draft-mode';
import { draftClient } from '../../../../sanity/content/client.ts';

/** GET: shows drafts to whoever comes from Studio with a secret that it wrote a moment ago, and to nobody else. */
export const GET = (request: Request): Promise<Response> => {
  const { projectId, dataset, apiVersion, apiHost, useProjectHostname, token } = draftClient().config();
  // next-sanity brings a client of its own, of an older version.
  const client = createClient({
    projectId,
    dataset,
    apiVersion,
    apiHost,
    useProjectHostname,
    token,
    useCdn: false,
  });
  return defineEnableDraftMode({ client }).GET(request);
};
