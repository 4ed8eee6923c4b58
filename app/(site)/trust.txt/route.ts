import { trustTxt } from '../../../lib/machines/trustTxt.ts';
import { findMachineSettings } from '../../../sanity/content/findMachineSettings.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { answering, respond } from '../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

/** The publication's policies and memberships. */
export const GET = answering(async () => {
  const [settings, site] = await Promise.all([findMachineSettings(), findSite()]);
  return respond(trustTxt(settings, site, siteAddress()), 'text/plain; charset=utf-8');
});
