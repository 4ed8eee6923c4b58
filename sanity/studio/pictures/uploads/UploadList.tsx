import { Box, Button, Card, Flex, Stack, Text } from '@sanity/ui';
import type { FileUpload } from './useUploads.ts';

type Props = { files: FileUpload[]; onRetry(key: string): void; onClear(): void };

const isOver = ({ state: { kind } }: FileUpload): boolean => kind !== 'waiting' && kind !== 'running';

const words: Record<FileUpload['state']['kind'], string> = {
  waiting: 'Waits',
  running: 'Uploading…',
  done: 'Uploaded',
  known: 'Uploaded before: it is in the list already',
  failed: 'Not uploaded',
};

/** Those that failed come first: the list shows seven of many. */
const failedFirst = (files: FileUpload[]): FileUpload[] =>
  files.toSorted((a, b) => Number(b.state.kind === 'failed') - Number(a.state.kind === 'failed'));

/** The uploads of a drop, each with its state. Many scroll, so that the pictures stay in view. */
export const UploadList = ({ files, onRetry, onClear }: Props) => {
  if (files.length === 0) return null;
  const over = files.filter(isOver).length;
  const failed = files.filter(({ state }) => state.kind === 'failed').length;
  const summary = `${over.toLocaleString('en')} of ${files.length.toLocaleString('en')} uploaded`;
  return (
    <Card border radius={1} padding={3} tone={failed > 0 ? 'caution' : 'default'}>
      <Stack gap={3}>
        <Flex align="center" gap={3} wrap="wrap">
          <Box flex={1} style={{ minWidth: '8rem' }}>
            <Text size={1} weight="semibold" role="status">
              {failed > 0 ? `${over - failed} uploaded, ${failed} failed` : summary}
            </Text>
          </Box>
          {over < files.length && (
            <progress
              max={files.length}
              value={over}
              aria-label="Uploads"
              style={{ width: '6rem', accentColor: 'var(--card-fg-color)' }}
            />
          )}
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            text="Clear"
            disabled={over === 0}
            onClick={onClear}
          />
        </Flex>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it. */}
        <section aria-label="Files" tabIndex={0} style={{ maxHeight: '9rem', overflowY: 'auto' }}>
          <Stack gap={3} padding={1}>
            {failedFirst(files).map((upload) => (
              <UploadRow key={upload.key} upload={upload} onRetry={() => onRetry(upload.key)} />
            ))}
          </Stack>
        </section>
      </Stack>
    </Card>
  );
};

const UploadRow = ({ upload: { file, state }, onRetry }: { upload: FileUpload; onRetry(): void }) => (
  <Flex align="center" gap={3} wrap="wrap">
    <Box flex={1} style={{ minWidth: '8rem' }}>
      <Stack gap={2}>
        <Text size={1} textOverflow="ellipsis">
          {file.name}
        </Text>
        {state.kind === 'failed' && (
          <Text size={1} muted>
            {state.reason}
          </Text>
        )}
      </Stack>
    </Box>
    <Text size={1} muted={state.kind !== 'failed'}>
      {words[state.kind]}
    </Text>
    {state.kind === 'failed' && state.mayRetry && (
      <Button mode="ghost" fontSize={1} padding={2} text="Try again" onClick={onRetry} />
    )}
  </Flex>
);
