import { Box, Button, Dialog, Stack, Text } from '@sanity/ui';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Session } from '../connection/session.ts';

/** Tells that the session has ended, over whatever somebody was doing, and leads to the sign-in in a window beside it. */
export const SessionOver = ({ session, address }: { session: Session; address: string }) => {
  const isOver = useSyncExternalStore(session.subscribe, session.isOver);
  const beside = useRef<Window | null>(null);

  useEffect(() => {
    if (!isOver) beside.current?.close();
  }, [isOver]);

  if (!isOver) return null;
  return (
    <Dialog id="session-over" header="Your session has ended" width={0}>
      <Box padding={4}>
        <Stack gap={4}>
          <Text>
            Nothing that you typed is lost. Leave this page open and sign in again: it then goes on here.
          </Text>
          <Button
            tone="primary"
            text="Sign in again"
            onClick={() => {
              beside.current = window.open(address, 'sign-in', 'popup,width=480,height=640');
            }}
          />
        </Stack>
      </Box>
    </Dialog>
  );
};
