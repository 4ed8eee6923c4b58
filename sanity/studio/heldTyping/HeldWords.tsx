import { Box, Button, Card, Flex, Stack, Text, TextArea } from '@sanity/ui';
import { useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { askBeforeLeaving } from '../layout/saving/askBeforeLeaving.ts';
import { type Held, type HeldTyping, heldTyping } from './HeldTyping.ts';

/** Above Studio's dialogs, in which blocks are written. */
const aboveDialogs = 1_000;

const fieldOf = (id: number): string => `held-words-${id}`;

/** Shows what a person types while the server is away. */
export const HeldWords = ({ typing = heldTyping }: { typing?: HeldTyping }) => {
  const all = useSyncExternalStore(typing.subscribe, typing.read);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stop = typing.follow();
    const show = (held: Held | null): void => {
      if (!held) return;
      // Now: the key itself goes to what has the focus.
      flushSync(() => {});
      box.current?.querySelector<HTMLElement>(`#${fieldOf(held.id)}`)?.focus();
    };
    const begin = (event: KeyboardEvent): void => show(typing.begin(event));
    // It ends while React takes the text out of use. The editor is not to be asked before that is done.
    const beginComposed = (event: CompositionEvent): void =>
      queueMicrotask(() => show(typing.beginComposed(event)));
    const stopAsking = askBeforeLeaving(() => typing.read().some(({ words }) => words !== ''));
    document.addEventListener('keydown', begin, { capture: true });
    document.addEventListener('compositionend', beginComposed, { capture: true });
    return () => {
      stop();
      stopAsking();
      document.removeEventListener('keydown', begin, { capture: true });
      document.removeEventListener('compositionend', beginComposed, { capture: true });
    };
  }, [typing]);

  if (all.length === 0) return null;
  return (
    <Box
      ref={box}
      data-held-typing
      style={{
        position: 'fixed',
        insetInline: 0,
        insetBlockEnd: 0,
        inlineSize: 'min(36rem, 100%)',
        maxBlockSize: '100%',
        overflow: 'auto',
        marginInline: 'auto',
        zIndex: aboveDialogs,
      }}
    >
      {all.map((held) => (
        <HeldField key={held.id} held={held} typing={typing} />
      ))}
    </Box>
  );
};

const HeldField = ({ held: { id, name, words, isHomeless }, typing }: { held: Held; typing: HeldTyping }) => {
  const label = useId();
  const place = name === '' ? 'the text' : `“${name}”`;
  return (
    <Card tone="caution" border padding={4} radius={2} margin={3} shadow={3}>
      <Stack gap={3}>
        <Text size={1} id={label} role="status">
          {isHomeless
            ? `These words were for ${place}, which is closed or takes no words now. Copy them from here.`
            : `The server is away. Type on: your words go into ${place} when it is back.`}
        </Text>
        <TextArea
          id={fieldOf(id)}
          aria-labelledby={label}
          rows={3}
          dir="auto"
          value={words}
          onChange={({ currentTarget }) => typing.change(id, currentTarget.value)}
          onCompositionStart={() => typing.compose(true)}
          onCompositionEnd={() => typing.compose(false)}
        />
        <Flex justify="flex-end">
          <Button mode="bleed" text="Discard these words" onClick={() => typing.discard(id)} />
        </Flex>
      </Stack>
    </Card>
  );
};
