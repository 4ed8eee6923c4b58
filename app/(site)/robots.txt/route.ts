import { robotsTxt } from '../../../lib/machines/robotsTxt.ts';
import { findMachineSettings } from '../../../sanity/content/findMachineSettings.ts';
import { answering, respond } from '../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

// Contains the public address, which is set at run time, not in the build.
export const dynamic = 'force-dynamic';

/** Which addresses programs may read, and what for. */
export const GET = answering(async () =>
  respond(robotsTxt(await findMachineSettings(), siteAddress()), 'text/plain; charset=utf-8'),
);
