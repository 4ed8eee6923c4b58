import { SearchIcon } from '@sanity/icons/Search';
import { UploadIcon } from '@sanity/icons/Upload';
import { Button, Card, Flex, Stack, Text, TextInput } from '@sanity/ui';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { usePerson } from '../actions/usePerson.ts';
import type { FoundPicture } from './FoundPicture.ts';
import { UploadList } from './uploads/UploadList.tsx';
import { maxFiles, useUploads } from './uploads/useUploads.ts';
import { useAskPictures } from './useAskPictures.ts';
import { usePictures } from './usePictures.ts';

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(9.5rem, 45%), 1fr));
  gap: 0.75rem;
`;

const DropArea = styled.div`
  position: relative;
  box-sizing: border-box;
  min-height: max(16rem, 100%);
  border-radius: 3px;
  outline: 2px dashed transparent;
  outline-offset: -2px;
  &[data-dropping='true'] {
    outline-color: var(--card-focus-ring-color);
  }
`;

type Props = {
  /** Called with an uploaded picture, after the list has it. */
  onUploaded?(id: string): void;
  /** Called with the first results of each new search. */
  onSearched?(found: FoundPicture[]): void;
  renderPicture(picture: FoundPicture): ReactNode;
  /** CSS. Files can be dropped on it too. */
  padding?: string;
};

/** Searches pictures, in pages, and takes new ones from whoever may write: by a button, or dropped anywhere on it. */
export const PictureBrowser = ({ onUploaded, onSearched, renderPicture, padding }: Props) => {
  const [typed, setTyped] = useState('');
  const { pictures, isLoading, error, more, refresh } = usePictures(typed, useAskPictures(), onSearched);
  const uploads = useUploads((id) => {
    setTyped('');
    refresh();
    onUploaded?.(id);
  });
  const { mayWrite } = usePerson();
  const drop = useDrop(uploads.add);
  return (
    <DropArea
      {...(mayWrite && drop.handlers)}
      data-testid="pictures"
      data-dropping={drop.isOver}
      style={{ padding }}
    >
      <Stack gap={4}>
        <Flex gap={2} wrap="wrap">
          <div style={{ flex: '1 1 12rem' }}>
            <TextInput
              type="search"
              icon={SearchIcon}
              aria-label="Search pictures"
              placeholder="Caption, credit, tag or file"
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </div>
          {mayWrite && <ChooseFiles onChoose={uploads.add} />}
        </Flex>
        {drop.problem && (
          <Text size={1} role="alert">
            {drop.problem}
          </Text>
        )}
        <UploadList files={uploads.files} onRetry={uploads.retry} onClear={uploads.clear} />
        {error && (
          <Card tone="critical" padding={3} radius={1} border role="alert">
            <Text size={1}>The pictures could not be read. {error}</Text>
          </Card>
        )}
        {pictures.length === 0 && !isLoading && !error && <Nothing typed={typed} mayWrite={mayWrite} />}
        <Grid aria-busy={isLoading}>{pictures.map(renderPicture)}</Grid>
        <Flex justify="center">
          {more && <Button mode="ghost" text="Show more" onClick={more} />}
          {isLoading && (
            <Text size={1} muted role="status">
              Loading…
            </Text>
          )}
        </Flex>
      </Stack>
    </DropArea>
  );
};

const Nothing = ({ typed, mayWrite }: { typed: string; mayWrite: boolean }) => (
  <Card border padding={5} radius={1} tone="transparent">
    <Text align="center" muted size={1}>
      {typed.trim() === ''
        ? `No pictures yet.${mayWrite ? ' Drop files here, or choose Upload.' : ''}`
        : `No picture has “${typed.trim()}” in its caption, credit, tags or file name.`}
    </Text>
  </Card>
);

const ChooseFiles = ({ onChoose }: { onChoose(files: File[]): void }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button mode="ghost" icon={UploadIcon} text="Upload" onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label="Pictures to upload"
        onChange={({ currentTarget }) => {
          onChoose([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
};

/** Takes dropped files. Text and links that are dragged are left to the browser. */
const useDrop = (onDrop: (files: File[]) => void) => {
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
  return {
    isOver,
    problem,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: () => setIsOver(false),
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        const files = [...event.dataTransfer.files];
        setProblem(
          files.length > maxFiles
            ? `Drop at most ${maxFiles} pictures at a time. The first ${maxFiles} are uploaded.`
            : null,
        );
        onDrop(files);
      },
    },
  };
};
