import { validatePreviewUrl } from '@sanity/preview-url-secret';
import { draftMode } from 'next/headers';
import { createClient } from 'next-sanity';
import { openPreview } from '../../../../sanity/content/openPreview.ts';
import { draftClient } from '../../../../sanity/content/read/client.ts';
import { isDevelopment, readEnvironment } from '../../../../server/environment.ts';
import { setPreviewCookie } from '../../../../server/previews/previewCookie.ts';

const neverKept = { 'cache-control': 'private, no-store' };

/**
 * GET: starts a preview for a request with a fresh secret that Studio has written. The preview lasts as long as its
 * author stays signed in, a working day at most.
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
  // next-sanity depends on an older version of the client.
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
  // In development the edge does not handle drafts: use Next's own cookie.
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
