import { Box, Button, Container, Flex } from '@sanity/ui';
import { Notice } from '../dialogs/Notice.tsx';

type Props = {
  name: string;
  /** True if the server answers, and does not have the program any more. */
  isServerThere: boolean;
  onRetry(): void;
  onStop(): void;
};

const away = 'Studio loads the program that reads articles from the server, which cannot be reached now.';
const updated =
  'Studio was updated since you opened it. Keep a copy of the article: load Studio again, then paste it once more.';

/** What was given, and could not be read yet. */
export const Waiting = ({ name, isServerThere, onRetry, onStop }: Props) => (
  <Box paddingX={4} paddingY={5}>
    <Container width={1}>
      <Notice
        tone="caution"
        title={`“${name}” is kept, and not read yet`}
        text={isServerThere ? updated : away}
      >
        <Flex gap={2} wrap="wrap">
          <Button mode="ghost" text="Try again" onClick={onRetry} />
          <Button mode="bleed" text="Choose another" onClick={onStop} />
        </Flex>
      </Notice>
    </Container>
  </Box>
);
