'use client';

import { NextStudio } from 'next-sanity/studio/client-component';
import { keepRequestsLocal } from '../../../sanity/studio/connection/keepRequestsLocal.ts';
import { createRefusedWrites } from '../../../sanity/studio/connection/refusedWrites.ts';
import { studioConfig } from '../../../sanity/studioConfig.ts';
import { builtTheme } from '../../../server/theme/builtTheme.ts';

export type StudioProps = {
  projectId: string;
  dataset: string;
  isEmbedded: boolean;
  isMailed: boolean;
};

/**
 * Studio warns about HTTP/1.1, where its many event streams would block each other. Here they share one WebSocket,
 * so this dismisses the warning. The key is Studio's; a dismissal lasts one day.
 */
const snoozeProtocolWarning = () =>
  sessionStorage.setItem('sanity-studio.network.check.snooze', new Date().toISOString());

const prepare = ({ projectId, dataset, isEmbedded, isMailed }: StudioProps) => {
  const paper = builtTheme();
  if (!isEmbedded)
    return studioConfig({ projectId, dataset, lakeUrl: null, refusedWrites: null, isMailed, paper });
  snoozeProtocolWarning();
  const lakeUrl = `${window.location.origin}/lake`;
  // Studio's tasks have a client of their own, which uses the browser's fetch.
  const refusedWrites = createRefusedWrites(
    keepRequestsLocal(window.fetch.bind(window), { lakeUrl, projectId }),
  );
  window.fetch = refusedWrites.fetch;
  return studioConfig({ projectId, dataset, lakeUrl, refusedWrites, isMailed, paper });
};

/**
 * Created once per page load: React may start to render Studio more than once. Studio would cache the clients of the
 * first render, while its layout would have the session of the last.
 */
let config: ReturnType<typeof prepare> | null = null;

export const NewsroomStudio = (props: StudioProps) => {
  config ??= prepare(props);
  return <NextStudio config={config} unstable__noScript={false} />;
};
