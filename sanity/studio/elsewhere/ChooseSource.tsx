import { Box, Button, Container, Flex, Heading, Stack, Text, TextArea } from '@sanity/ui';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { Labelled } from '../dialogs/Labelled.tsx';
import { Problems } from '../dialogs/Problems.tsx';
import { AddressOfPage } from './AddressOfPage.tsx';
import { type Given, sourceOfFile, sourceOfTransfer } from './reading/sourceOf.ts';

const DropArea = styled.div`
  min-height: 100%;
`;

const DropZone = styled.div`
  border: 1px dashed var(--card-border-color);
  border-radius: 3px;
  padding: 1.25rem;
  &[data-over='true'] {
    border-style: solid;
    border-color: var(--card-focus-ring-color);
    box-shadow: inset 0 0 0 1px var(--card-focus-ring-color);
  }
`;

const types = '.txt,.md,.markdown,.html,.htm,.xhtml,.docx,.mhtml,.mht,.webarchive,.zip,.eml';

type Props = {
  problem: string | null;
  /** The address whose page could not be read. */
  pageAddress: string;
  /** False until the contacts and sections are known. */
  isReady: boolean;
  /** The sites whose pages can be fetched by their address. `*` is every public one. */
  allowedSites: string[];
  /** What was typed, and not pasted. */
  text: string;
  onText(text: string): void;
  onGiven(given: Given): void;
};

/** Takes an article: pasted, dropped anywhere on the page, or as a chosen file. */
export const ChooseSource = ({
  problem,
  pageAddress,
  isReady,
  allowedSites,
  text,
  onText,
  onGiven,
}: Props) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);

  const takeTransfer = async (data: DataTransfer, name: string): Promise<void> => {
    const given = await sourceOfTransfer(data, name);
    if (given) onGiven(given);
  };
  const paste = (event: ClipboardEvent): void => {
    if (!isReady) return;
    event.preventDefault();
    void takeTransfer(event.clipboardData, 'Pasted text');
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    if (isReady) void takeTransfer(event.dataTransfer, 'Dropped text');
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(true);
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (file) onGiven(await sourceOfFile(file));
    // The same file can be chosen again after it was changed.
    if (input.current) input.current.value = '';
  };

  return (
    <DropArea onDrop={drop} onDragOver={over} onDragLeave={() => setIsOver(false)}>
      <Box paddingX={4} paddingY={5}>
        <Container width={1}>
          <Stack gap={5}>
            <Stack gap={4}>
              <Heading as="h1" size={3}>
                New story from…
              </Heading>
              <Text muted>
                An article of another newspaper or program becomes a draft. You see what goes where and what
                is left over before anything is written. Nothing is published.
                {allowedSites.length === 0 && ' Nothing is loaded from the web.'}
              </Text>
            </Stack>
            <Problems problems={problem === null ? [] : [problem]} />
            <Labelled
              id={id}
              label="Paste the article"
              hint="Select it on its page, in Word or in a mail, copy it, and paste it here."
            >
              <TextArea
                id={id}
                rows={6}
                value={text}
                disabled={!isReady}
                onPaste={paste}
                onChange={({ currentTarget }) => onText(currentTarget.value)}
              />
            </Labelled>
            {text.trim() !== '' && (
              <Flex>
                <Button text="Read this text" onClick={() => onGiven({ name: 'Typed text', text })} />
              </Flex>
            )}
            {allowedSites.length > 0 && (
              <AddressOfPage
                allowedSites={allowedSites}
                given={pageAddress}
                isReady={isReady}
                onGiven={(address) => onGiven({ pageAddress: address })}
              />
            )}
            <DropZone data-over={isOver}>
              <Flex align="center" gap={4} wrap="wrap">
                <Button
                  mode="ghost"
                  text="Choose a file"
                  disabled={!isReady}
                  onClick={() => input.current?.click()}
                />
                <Text size={1}>or drop it here</Text>
              </Flex>
              <input
                ref={input}
                type="file"
                hidden
                accept={types}
                aria-label="File of the article"
                onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
              />
            </DropZone>
            <Text size={1} muted>
              Word (.docx), text, Markdown, HTML, a saved page with its pictures: Chrome’s and Edge’s
              “Webpage, single file” (.mhtml), Safari’s “Web archive”, Google Docs’ “Web page” (.zip). At most
              30 MB.
            </Text>
          </Stack>
        </Container>
      </Box>
    </DropArea>
  );
};
