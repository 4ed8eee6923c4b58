import { Box, Button, Card, Flex, Stack, Text, TextArea } from '@sanity/ui';
import { useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { askBeforeLeaving } from '../layout/saving/askBeforeLeaving.ts';
import { type HeldTyping, heldTyping } from './HeldTyping.ts';

/** Above Studio's dialogs, in which blocks are written. */
const aboveDialogs = 1_000;

const away = 'The server is away. Type on: your words go into the text when it is back.';
const homeless = 'The text that these words were for is closed. Copy them from here.';

/** Shows what a person types while the server is away. */
export const HeldWords = ({ typing = heldTyping }: { typing?: HeldTyping }) => {
  const held = useSyncExternalStore(typing.subscribe, typing.read);
  const field = useRef<HTMLTextAreaElement>(null);
  const label = useId();
  useEffect(() => {
    const stop = typing.follow();
    const begin = (event: KeyboardEvent): void => {
      if (flushSync(() => typing.begin(event))) field.current?.focus();
    };
    const stopAsking = askBeforeLeaving(() => (typing.read()?.words ?? '') !== '');
    document.addEventListener('keydown', begin, { capture: true });
    return () => {
      stop();
      stopAsking();
      document.removeEventListener('keydown', begin, { capture: true });
    };
  }, [typing]);

  if (!held) return null;
  return (
    <Box
      data-held-typing
      style={{
        position: 'fixed',
        insetInline: 0,
        insetBlockEnd: 0,
        inlineSize: 'min(36rem, 100%)',
        marginInline: 'auto',
        zIndex: aboveDialogs,
      }}
    >
      <Card tone="caution" border padding={4} radius={2} margin={3} shadow={3}>
        <Stack gap={3}>
          <Text size={1} id={label} role="status">
            {held.isHomeless ? homeless : away}
          </Text>
          <TextArea
            ref={field}
            aria-labelledby={label}
            rows={3}
            value={held.words}
            onChange={({ currentTarget }) => typing.change(currentTarget.value)}
            onCompositionStart={() => typing.compose(true)}
            onCompositionEnd={() => typing.compose(false)}
          />
          <Flex justify="flex-end">
            <Button mode="bleed" text="Discard these words" onClick={() => typing.discard()} />
          </Flex>
        </Stack>
      </Card>
    </Box>
  );
};
