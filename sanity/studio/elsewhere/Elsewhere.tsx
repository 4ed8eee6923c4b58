import { Box, Button, Card, Container, Flex, Spinner, Stack, Text } from '@sanity/ui';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useProjectId } from 'sanity';
import type { Newsroom } from '../../../lib/import/importArticle.ts';
import { readsOnly } from '../../../lib/Offer.ts';
import { usePerson } from '../actions/usePerson.ts';
import { Notice } from '../dialogs/Notice.tsx';
import { isServerThere } from '../parts/isServerThere.ts';
import { errorText, isUnanswered } from '../requests/errorText.ts';
import { ChooseSource } from './ChooseSource.tsx';
import { fetchSource } from './reading/pages.ts';
import type { ReadStory, Source } from './reading/ReadStory.ts';
import { readInWorker } from './reading/readInWorker.ts';
import type { Given } from './reading/sourceOf.ts';
import { StoryResult } from './result/StoryResult.tsx';
import { useAllowedSites } from './useAllowedSites.ts';
import { useNewsroom } from './useNewsroom.ts';
import { Waiting } from './Waiting.tsx';

type State =
  | { kind: 'choosing'; problem: string | null; pageAddress?: string }
  | { kind: 'reading'; name: string; pageAddress: string }
  /** It is kept: the program that reads it could not be loaded. */
  | { kind: 'waiting'; name: string; isServerThere: boolean; tryAgain(): void }
  | { kind: 'read'; name: string; story: ReadStory };

const noPages =
  'That is an address. Studio does not load other sites: open the page, select the article, and copy and paste it; or save the page as a file. An administrator can allow sites (IMPORT_FROM).';

const away = 'The server cannot be reached now. The address is kept: try again.';

const problemOf = (error: unknown) => ({
  kind: 'problem' as const,
  problem: isUnanswered(error) ? away : errorText(error),
});

/** Reads what is given, one article at a time. */
const useReading = (newsroom: Newsroom | null) => {
  const projectId = useProjectId();
  const allowedSites = useAllowedSites();
  const [state, setState] = useState<State>({ kind: 'choosing', problem: null });
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);

  const read = async (
    name: string,
    find: (signal: AbortSignal) => Promise<Source>,
    pageAddress = '',
  ): Promise<void> => {
    if (!newsroom) return;
    reading.current?.abort();
    const controller = new AbortController();
    reading.current = controller;
    const { signal } = controller;
    setState({ kind: 'reading', name, pageAddress });
    const found = await find(signal).then((source) => ({ source }), problemOf);
    const outcome = 'source' in found ? await readInWorker(found.source, newsroom, signal) : found;
    const isThere = outcome.kind === 'unloaded' && (await isServerThere());
    if (signal.aborted) return;
    if (outcome.kind === 'read') setState({ kind: 'read', name, story: outcome.story });
    else if (outcome.kind === 'problem')
      setState({ kind: 'choosing', problem: outcome.problem, pageAddress });
    else if ('source' in found) {
      const tryAgain = () => void read(name, async () => found.source, pageAddress);
      setState({ kind: 'waiting', name, isServerThere: isThere, tryAgain });
    }
  };
  const take = (given: Given): void => {
    if ('problem' in given) setState({ kind: 'choosing', problem: given.problem });
    else if (!('pageAddress' in given)) void read(given.name, async () => given);
    else if (allowedSites?.length === 0) setState({ kind: 'choosing', problem: noPages });
    else {
      const { pageAddress } = given;
      void read(pageAddress, (signal) => fetchSource(projectId, pageAddress, signal), pageAddress);
    }
  };
  const startAgain = (): void => {
    reading.current?.abort();
    const pageAddress = state.kind === 'reading' ? state.pageAddress : '';
    setState({ kind: 'choosing', problem: null, pageAddress });
  };
  return { state, allowedSites, take, startAgain };
};

/** Makes a draft of an article from elsewhere, which is pasted, dropped, chosen, or named by its address. */
export const Elsewhere = () => {
  const { mayWrite } = usePerson();
  const newsroom = useNewsroom();
  const { state, allowedSites, take, startAgain } = useReading(newsroom);
  // Kept while another step is shown.
  const [text, setText] = useState('');
  const root = useFocusOnChange(state.kind);

  if (!mayWrite)
    return (
      <Box padding={5}>
        <Container width={1}>
          <Notice tone="caution" title="New story from…" text={readsOnly} />
        </Container>
      </Box>
    );
  return (
    <Card
      ref={root}
      height="fill"
      overflow="auto"
      data-testid="elsewhere"
      tabIndex={-1}
      style={{ outline: 'none' }}
    >
      {state.kind === 'read' && newsroom ? (
        <StoryResult
          key={state.name}
          name={state.name}
          story={state.story}
          newsroom={newsroom}
          onStartAgain={startAgain}
        />
      ) : state.kind === 'reading' ? (
        <Reading name={state.name} onStop={startAgain} />
      ) : state.kind === 'waiting' ? (
        <Waiting
          name={state.name}
          isServerThere={state.isServerThere}
          onRetry={state.tryAgain}
          onStop={startAgain}
        />
      ) : (
        <ChooseSource
          problem={state.kind === 'choosing' ? state.problem : null}
          pageAddress={(state.kind === 'choosing' && state.pageAddress) || ''}
          isReady={newsroom !== null}
          allowedSites={allowedSites ?? []}
          text={text}
          onText={setText}
          onGiven={take}
        />
      )}
    </Card>
  );
};

/** Each step replaces the one before, and with it what had the focus. The next one begins at its top. */
const useFocusOnChange = (step: State['kind']): RefObject<HTMLDivElement | null> => {
  const root = useRef<HTMLDivElement>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    if (root.current) root.current.scrollTop = 0;
    // The page, or the tool around it: nothing that a person uses has the focus.
    if (document.activeElement?.contains(root.current)) root.current?.focus();
  }, [step]);
  return root;
};

const Reading = ({ name, onStop }: { name: string; onStop(): void }) => (
  <Box paddingX={4} paddingY={5}>
    <Container width={1}>
      <Stack gap={5} role="status">
        <Flex align="center" gap={4}>
          <Spinner />
          <Text textOverflow="ellipsis">Reading “{name}”…</Text>
        </Flex>
        <Flex>
          <Button mode="ghost" text="Stop" onClick={onStop} />
        </Flex>
      </Stack>
    </Container>
  </Box>
);
