import { validatePreviewUrl } from '@sanity/preview-url-secret';
import { draftMode } from 'next/headers';
import { createClient } from 'next-sanity';
import { draftClient } from '../../../../sanity/content/client.ts';
import { openPreview } from '../../../../sanity/content/openPreview.ts';
import { isDevelopment, readEnvironment } from '../../../../server/environment.ts';
import { setPreviewCookie } from '../../../../server/previews/previewCookie.ts';

const neverKept = { 'cache-control': 'private, no-store' };

/**
 * GET: shows drafts to whoever comes from Studio with a secret that it wrote a moment ago, and to nobody else; for as
 * long as its writer stays signed in, a working day at most.
 */
export const GET = async (request: Request): Promise<Response> => {
  const {
    projectId = '',
    dataset = '',
    apiVersion,
    apiHost,
    useProjectHostname,
    token,
  } = draftClient().config();
  // next-sanity brings a client of its own, of an older version.
  const client = createClient({
    projectId,
    dataset,
    apiVersion,
    apiHost,
    useProjectHostname,
    ...(token && { token }),
    useCdn: false,
  });
  const { isValid, redirectTo = '/' } = await validatePreviewUrl(client, request.url);
  const secret = new URL(request.url).searchParams.get('sanity-preview-secret') ?? '';
  const preview = isValid ? await openPreview(secret) : null;
  if (!preview) return new Response('Invalid secret', { status: 401, headers: neverKept });
  const { siteUrl } = readEnvironment();
  // While sources change no edge stands before Next, whose own cookie counts.
  if (isDevelopment()) (await draftMode()).enable();
  return new Response(null, {
    status: 307,
    headers: {
      ...neverKept,
      location: redirectTo.replace(/^[/\\]+/, '/'),
      'set-cookie': setPreviewCookie(preview, { isSecure: siteUrl.startsWith('https:') }),
    },
  });
};
