'use client';
import dynamic from 'next/dynamic';
import type { VisualEditingProps } from 'next-sanity/visual-editing';
import { useEffect, useRef } from 'react';
import { type PreviewMessage, previewChannel } from '../../../lib/previewChannel.ts';
import { TypedTexts } from './TypedTexts.ts';
import { useRefresh } from './useRefresh.ts';

/** Renders nothing on the server. Compiling it for there too takes a fifth of the time of the first page in development. */
const VisualEditing = dynamic(
  () => import('next-sanity/visual-editing').then((module) => module.VisualEditing),
  {
    ssr: false,
  },
);

type Refresh = NonNullable<VisualEditingProps['refresh']>;

/**
 * Studio's edit marks on a preview, which is rendered again with each change of the document that Studio has open, and
 * shows typed text before that. Studio reports a change a second later, the channel at once. A Studio at another origin
 * has no channel.
 */
export const LivePreview = () => {
  const refreshPage = useRefresh();
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const channel = new BroadcastChannel(previewChannel);
    const typed = new TypedTexts(document.body);
    const rendering = new MutationObserver(() => typed.show());
    rendering.observe(document.body, { subtree: true, childList: true, characterData: true });
    const hear = (message: PreviewMessage) => {
      if (message.kind === 'typed') typed.type(message.texts);
      if (message.kind === 'closed') typed.forget();
      if (message.kind !== 'saved' || message.revision === shown.current) return;
      shown.current = message.revision;
      refreshPage();
    };
    // Beside its form a preview hears all twice, and later on the channel.
    let isBeside = false;
    const hearBeside = ({ detail }: CustomEvent<PreviewMessage>) => {
      isBeside = true;
      hear(detail);
    };
    window.addEventListener(previewChannel, hearBeside as EventListener);
    channel.onmessage = ({ data }: MessageEvent<PreviewMessage>) => {
      if (!isBeside) hear(data);
    };
    channel.postMessage({ kind: 'opened' } satisfies PreviewMessage);
    return () => {
      rendering.disconnect();
      window.removeEventListener(previewChannel, hearBeside as EventListener);
      channel.close();
    };
  }, [refreshPage]);
  const refresh: Refresh = (change) => {
    if (change.source === 'mutation' && change.document._rev === shown.current) return false;
    refreshPage();
    return Promise.resolve();
  };
  return <VisualEditing refresh={refresh} onPerspectiveChange={ignore} onVariantChange={ignore} />;
};

/**
 * A preview always shows drafts. Next's action for another perspective writes a cookie that nobody reads, and is refused
 * where a preview is opened at another address than SITE_URL, such as 127.0.0.1.
 */
const ignore = (): Promise<void> => Promise.resolve();
