import { findMachineSettings } from '../../../sanity/content/findMachineSettings.ts';
import { answering, respond, respondNotFound } from '../../../sanity/content/read/respond.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

/** Who may sell the publication's advertisements, if it has any. */
export const GET = answering(async () => {
  const { adsTxt } = await findMachineSettings();
  return adsTxt === null ? respondNotFound() : respond(`${adsTxt}\n`, 'text/plain; charset=utf-8');
});
