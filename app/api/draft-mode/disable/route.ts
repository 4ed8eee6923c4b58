import { draftMode } from 'next/headers';
import { redirect } from 'next/navigation';

/** GET: back to what every reader sees. 403 when a page of another site sends somebody here. */
export const GET = async ({ headers }: Request): Promise<Response> => {
  if (/^(?:cross|same)-site$/.test(headers.get('sec-fetch-site') ?? ''))
    return new Response('Leave the preview from the site itself.\n', { status: 403 });
  (await draftMode()).disable();
  redirect('/');
};
