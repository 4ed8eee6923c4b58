import { Box, Button, Dialog, Stack, Text } from '@sanity/ui';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Session } from '../connection/session.ts';
import { Notice } from '../dialogs/Notice.tsx';

const aboveStudio = 1_000_000;

/**
 * A dialog that says that the session has ended and opens the sign-in page in another window. If another person has signed
 * in since, a notice instead: it leaves the form in reach.
 */
export const SessionOver = ({ session, address }: { session: Session; address: string }) => {
  const isOver = useSyncExternalStore(session.subscribe, session.isOver);
  const otherPerson = useSyncExternalStore(session.subscribe, session.otherPerson);
  const signInWindow = useRef<Window | null>(null);

  useEffect(() => {
    if (!isOver) signInWindow.current?.close();
  }, [isOver]);

  if (otherPerson !== null)
    return (
      <Box style={{ position: 'fixed', insetInline: 0, insetBlockEnd: 0, zIndex: aboveStudio }}>
        <Notice tone="critical" title="Nothing is saved in this window" text={otherPerson} />
      </Box>
    );
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
