import { draftMode } from 'next/headers';
import { redirect } from 'next/navigation';

/** GET: back to what every reader sees. */
export const GET = async (): Promise<Response> => {
  (await draftMode()).disable();
  redirect('/');
};
