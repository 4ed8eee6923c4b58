import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { metadata as studioMetadata } from 'next-sanity/studio';
import { readEnvironment } from '../../../server/environment.ts';
import { Studio } from './Studio.client.tsx';

export { viewport } from 'next-sanity/studio';

/** Dynamic: the address of the lake is known at run time, not in the build. */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { ...studioMetadata, title: 'Copydesk', icons: '/icon.svg' };

export default async function StudioPage({ params }: { params: Promise<{ tool?: string[] }> }) {
  const { tool } = await params;
  if (!tool) redirect('/studio/desk/my-drafts');
  const { projectId, dataset, isHosted, mail } = readEnvironment();
  return <Studio projectId={projectId} dataset={dataset} isEmbedded={!isHosted} isMailed={mail !== null} />;
}
