'use client';
import { VisualEditing, type VisualEditingProps } from 'next-sanity/visual-editing';
import { useEffect, useRef } from 'react';
import { previewChannel } from '../../lib/previewChannel.ts';
import { useRefresh } from './useRefresh.ts';

type Refresh = NonNullable<VisualEditingProps['refresh']>;

/**
 * Studio's edit marks on a preview, which is rendered again with each change of the document that Studio has open. Studio
 * reports a change a second later, the channel at once. A Studio at another origin has no channel.
 */
export const LivePreview = () => {
  const refreshPage = useRefresh();
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const channel = new BroadcastChannel(previewChannel);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string') return;
      shown.current = data;
      refreshPage();
    };
    channel.postMessage(null);
    return () => channel.close();
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
