import { Box, Button, Dialog, Stack, Text } from '@sanity/ui';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Session } from '../connection/session.ts';

/** A dialog that says that the session has ended and opens the sign-in page in another window. */
export const SessionOver = ({ session, address }: { session: Session; address: string }) => {
  const isOver = useSyncExternalStore(session.subscribe, session.isOver);
  const signInWindow = useRef<Window | null>(null);

  useEffect(() => {
    if (!isOver) signInWindow.current?.close();
  }, [isOver]);

  if (!isOver) return null;
  return (
    <Dialog id="session-over" header="Your session has ended" width={0}>
      <Box padding={4}>
        <Stack gap={4}>
          <Text>Your text is safe. Keep this page open and sign in again, then continue here.</Text>
          <Button
            tone="primary"
            text="Sign in again"
            onClick={() => {
              signInWindow.current = window.open(address, 'sign-in', 'popup,width=480,height=640');
            }}
          />
        </Stack>
      </Box>
    </Dialog>
  );
};
