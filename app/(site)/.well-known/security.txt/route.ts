import { securityTxt } from '../../../../lib/machines/securityTxt.ts';
import { findMachineSettings } from '../../../../sanity/content/findMachineSettings.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { answering, respond, respondNotFound } from '../../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

/** How to report a security flaw, if the newsroom gives a contact. */
export const GET = answering(async () => {
  const [{ securityContact }, { language }] = await Promise.all([findMachineSettings(), findSite()]);
  if (securityContact === null) return respondNotFound();
  const now = new Date().toISOString();
  return respond(
    securityTxt(securityContact, { siteUrl: siteAddress(), language, now }),
    'text/plain; charset=utf-8',
  );
});
