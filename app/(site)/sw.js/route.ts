import { offlineSettingOf, workerText } from '../../../lib/reading/offline/setting.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { answering, respond } from '../../../sanity/content/read/respond.ts';
import { builtElements } from '../../_elements/builtElements.ts';
import { isReadableOffline } from '../isReadableOffline.ts';

// Depends on a variable that is set at run time, not in the build.
export const dynamic = 'force-dynamic';

const files = Object.keys(JSON.parse(builtElements.codes ?? '{}')).map((file) => `/elements/${file}`);

/** The worker for reading offline. Switched off, it deletes what it kept, and itself. */
export const GET = answering(async () => {
  const setting = isReadableOffline() ? offlineSettingOf(await findSite(), files) : null;
  const response = respond(workerText(setting, builtElements.worker ?? ''), 'text/javascript; charset=utf-8');
  // A worker that does harm must not stay.
  response.headers.set('cache-control', 'no-cache');
  return response;
});
