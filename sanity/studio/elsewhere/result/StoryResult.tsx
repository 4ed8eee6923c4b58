import { Box, Button, Card, Container, Flex, Stack, Text } from '@sanity/ui';
import { useMemo, useRef, useState } from 'react';
import { useWorkspace } from 'sanity';
import { useRouter } from 'sanity/router';
import { styled } from 'styled-components';
import type { Note } from '../../../../lib/import/account/ImportReport.ts';
import {
  bodyWith,
  type Choices,
  freePlaces,
  type Place,
  withPiece,
} from '../../../../lib/import/draftFrom.ts';
import type { Newsroom } from '../../../../lib/import/importArticle.ts';
import { useCommit } from '../../actions/useCommit.ts';
import { usePerson } from '../../actions/usePerson.ts';
import { Problems } from '../../dialogs/Problems.tsx';
import type { ReadStory } from '../reading/ReadStory.ts';
import { Beside } from './Beside.tsx';
import { createDraft, type Uploaded } from './createDraft.ts';
import { DraftView } from './DraftView.tsx';
import { OfferedPictures } from './OfferedPictures.tsx';
import { SameStories } from './SameStories.tsx';
import { usePictureUrls } from './usePictureUrls.ts';

/** The draft, and beside it what was left over; on a phone below it. */
const Columns = styled.div`
  display: grid;
  gap: 3rem;
  align-items: start;
  @media (min-width: 1000px) {
    grid-template-columns: minmax(0, 42rem) minmax(18rem, 28rem);
    justify-content: space-between;
  }
`;

const Bar = styled(Card)`
  position: sticky;
  top: 0;
  z-index: 2;
`;

/** On a phone the name has a row of its own, above the buttons. */
const Name = styled.div`
  flex: 1 1 10rem;
  min-width: 0;
  @media (max-width: 599px) {
    flex-basis: 100%;
  }
`;

/** On a phone what was left over is far below. */
const Jump = styled.div`
  @media (min-width: 1000px) {
    display: none;
  }
`;

type Props = { name: string; story: ReadStory; newsroom: Newsroom; onStartAgain(): void };

/** Shows what an article becomes, and creates the draft. */
export const StoryResult = ({ name, story, newsroom, onStartAgain }: Props) => {
  const { imported } = story;
  const [choices, setChoices] = useState<Choices>(() => ({ placed: new Map(), pictures: inStory(story) }));
  const left = useRef<HTMLDivElement>(null);
  const urls = usePictureUrls(story.files);
  const body = useMemo(() => bodyWith(imported, choices), [imported, choices]);
  const { isBusy, error, create } = useCreate(story, choices);
  const togglePicture = (index: number): void =>
    setChoices((was) => ({ ...was, pictures: was.pictures.symmetricDifference(new Set([index])) }));
  const put = (note: Note, place: Place | null): void => setChoices((was) => withPiece(was, note, place));

  return (
    <>
      <Bar borderBottom paddingX={4} paddingY={3}>
        <Container width={3}>
          <Flex align="center" gap={3} wrap="wrap">
            <Name>
              <Text size={1} muted textOverflow="ellipsis">
                From “{name}”
              </Text>
            </Name>
            <Jump>
              <Button
                mode="bleed"
                text="Left over"
                onClick={() => left.current?.scrollIntoView({ block: 'start' })}
              />
            </Jump>
            <Button mode="bleed" text="Start again" disabled={isBusy} onClick={onStartAgain} />
            <Button
              tone="primary"
              text={isBusy ? 'Creating the draft…' : 'Create draft'}
              disabled={isBusy}
              onClick={() => void create()}
            />
          </Flex>
          {/* In view wherever the person has scrolled to. */}
          {error && (
            <Box paddingTop={3}>
              <Problems problems={[error]} />
            </Box>
          )}
        </Container>
      </Bar>
      <Box paddingX={4} paddingY={5}>
        <Container width={3}>
          <Stack gap={5}>
            <SameStories id={story.id} imported={imported} />
            <Columns>
              <DraftView imported={imported} body={body} choices={choices} newsroom={newsroom} urls={urls} />
              <Stack ref={left} gap={6} as="aside" aria-label="Left over" style={{ scrollMarginTop: '8rem' }}>
                <OfferedPictures
                  pictures={imported.pictures}
                  urls={urls}
                  chosen={choices.pictures}
                  onToggle={togglePicture}
                />
                <Beside
                  imported={imported}
                  placed={choices.placed}
                  places={freePlaces(imported)}
                  onPut={put}
                />
              </Stack>
            </Columns>
          </Stack>
        </Container>
      </Box>
    </>
  );
};

const inStory = ({ imported: { pictures } }: ReadStory): ReadonlySet<number> =>
  new Set(pictures.flatMap(({ isBody }, index) => (isBody ? [index] : [])));

/** Creates the draft, and opens it on the desk. */
const useCreate = (story: ReadStory, choices: Choices) => {
  const { basePath } = useWorkspace();
  const { navigateUrl } = useRouter();
  const { id: userId } = usePerson();
  const uploaded = useRef<Uploaded>(new Map());
  const { isBusy, error, run } = useCommit();
  const create = async (): Promise<void> => {
    let id = '';
    const isDone = await run(async (client) => {
      id = await createDraft(client, story, choices, { userId, uploaded: uploaded.current });
    }, 'The draft is in “My drafts”. Nothing is published.');
    if (isDone) navigateUrl({ path: `${basePath}/desk/my-drafts;${id}` });
  };
  return { isBusy, error, create };
};
