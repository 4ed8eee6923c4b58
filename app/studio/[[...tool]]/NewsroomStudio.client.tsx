'use client';

import { NextStudio } from 'next-sanity/studio/client-component';
import { stayAtHome } from '../../../sanity/studio/connection/stayAtHome.ts';
import { studioConfig } from '../../../sanity/studio/studioConfig.ts';

type Props = {
  projectId: string;
  dataset: string;
  isEmbedded: boolean;
};

/**
 * Studio warns of HTTP/1.1, under which its many event streams would block each other. Here they share one WebSocket,
 * so it is told that the warning was read. The key is Studio's; the time lasts a day.
 */
const snoozeProtocolWarning = () =>
  sessionStorage.setItem('sanity-studio.network.check.snooze', new Date().toISOString());

const prepare = ({ projectId, dataset, isEmbedded }: Props) => {
  if (!isEmbedded) return studioConfig({ projectId, dataset, lakeUrl: null });
  snoozeProtocolWarning();
  const lakeUrl = `${window.location.origin}/lake`;
  window.fetch = stayAtHome(window.fetch.bind(window), { lakeUrl, projectId });
  return studioConfig({ projectId, dataset, lakeUrl });
};

/**
 * Made once for as long as the page is open: React may begin to render Studio more than once, and Studio keeps the
 * clients of the first, while its layout would know the session of the last.
 */
let config: ReturnType<typeof prepare> | null = null;

export const NewsroomStudio = (props: Props) => {
  config ??= prepare(props);
  return <NextStudio config={config} unstable__noScript={false} />;
};
