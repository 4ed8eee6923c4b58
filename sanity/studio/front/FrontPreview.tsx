import {
  urlSearchParamPreviewPathname,
  urlSearchParamPreviewSecret,
} from '@sanity/preview-url-secret/constants';
import { createPreviewSecret } from '@sanity/preview-url-secret/create-secret';
import { Button, Card, Flex, Text, useElementSize } from '@sanity/ui';
import { useEffect, useRef, useState } from 'react';
import { useClient, useCurrentUser } from 'sanity';
import type { UserViewComponent } from 'sanity/structure';
import { apiVersion } from '../../../lib/apiVersion.ts';

/** The widths of a phone and a desk, in CSS pixels. */
const frames = [
  { title: 'Phone', width: 390 },
  { title: 'Desk', width: 1280 },
] as const;

/** An edit is shown when no other one follows for this time. */
const reloadDelayMs = 400;

/** The front page as readers will see it, with the drafts of the desk, on a phone or a desk. */
export const FrontPreview: UserViewComponent = ({ document: { displayed } }) => {
  const address = usePreviewAddress('/');
  const [width, setWidth] = useState<number>(frames[0].width);
  const [room, setRoom] = useState<HTMLDivElement | null>(null);
  const size = useElementSize(room)?.content;
  const frame = useReloadedFrame(displayed._rev);
  const scale = size ? Math.min(1, size.width / width) : 1;
  return (
    <Flex direction="column" height="fill">
      <Card padding={2} borderBottom>
        <Flex gap={2} justify="center">
          {frames.map(({ title, width: of }) => (
            <Button
              key={title}
              text={title}
              mode="bleed"
              selected={width === of}
              aria-pressed={width === of}
              onClick={() => setWidth(of)}
            />
          ))}
        </Flex>
      </Card>
      <Flex ref={setRoom} flex={1} justify="center" style={{ minHeight: 0, overflow: 'hidden' }}>
        {typeof address === 'string' ? (
          <iframe
            ref={frame}
            title="The front page with drafts"
            src={address}
            style={{
              border: 0,
              flex: 'none',
              width,
              maxWidth: 'none',
              height: size ? size.height / scale : '100%',
              transform: `scale(${scale})`,
              transformOrigin: '0 0',
              ...(scale < 1 && { marginInlineEnd: `-${width * (1 - scale)}px` }),
            }}
          />
        ) : (
          <Text muted>{address?.problem ?? ''}</Text>
        )}
      </Flex>
    </Flex>
  );
};

/** The address that opens a preview for this user; null until the secret is written. */
const usePreviewAddress = (path: string): string | { problem: string } | null => {
  const client = useClient({ apiVersion });
  const userId = useCurrentUser()?.id;
  const [address, setAddress] = useState<string | { problem: string } | null>(null);
  useEffect(() => {
    let isOver = false;
    createPreviewSecret(client, 'front-preview', location.href, userId).then(
      ({ secret }) => {
        const query = new URLSearchParams({
          [urlSearchParamPreviewSecret]: secret,
          [urlSearchParamPreviewPathname]: path,
        });
        if (!isOver) setAddress(`/api/draft-mode/enable?${query}`);
      },
      () => !isOver && setAddress({ problem: 'The preview could not be opened. Try again in a moment.' }),
    );
    return () => {
      isOver = true;
    };
  }, [client, path, userId]);
  return address;
};

/** A frame that is loaded again after each edit. The browser keeps the scroll position. */
const useReloadedFrame = (revision: string | undefined) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const shown = useRef(revision);
  useEffect(() => {
    if (shown.current === revision) return;
    const timer = setTimeout(() => {
      shown.current = revision;
      frame.current?.contentWindow?.location.reload();
    }, reloadDelayMs);
    return () => clearTimeout(timer);
  }, [revision]);
  return frame;
};
