'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect } from 'react';
import { Erratum } from '../../components/page/Erratum.tsx';
import { type PreviewMessage, previewChannel } from '../../lib/previewChannel.ts';

/** The error page of client-side navigation, which only editors in a preview have. It tries again with each change. */
const ErrorPage = ({ reset }: { error: Error; reset: () => void }) => {
  const router = useRouter();
  useEffect(() => {
    const channel = new BroadcastChannel(previewChannel);
    channel.onmessage = ({ data }: MessageEvent<PreviewMessage>) => {
      if (data.kind !== 'saved') return;
      startTransition(() => {
        router.refresh();
        reset();
      });
    };
    return () => channel.close();
  }, [router, reset]);
  return (
    <Erratum language="en" label="Editor’s note" text="this page could not be set just now.">
      <p>The fault is ours. What you were reading is safe; trying again in a moment usually helps.</p>
      <p>
        <button type="button" className="button" onClick={reset}>
          Try again
        </button>
      </p>
    </Erratum>
  );
};
export default ErrorPage;
