import { Box, Card, Stack, Text } from '@sanity/ui';
import type { ComparedText } from '../../../lib/articles/comparison/StoryComparison.ts';
import { ComparedPicture } from './ComparedPicture.tsx';
import type { References } from './useReferences.ts';
import { Words } from './Words.tsx';

type Side = 'was' | 'is';
type Props = { side: Side; texts: ComparedText[]; references: References };

export const sideTitles: Record<Side, string> = { was: 'Readers see now', is: 'With this change' };

/** One version of a changed item. On a narrow screen, where the versions are below each other, it is labelled. */
export const ComparedCell = ({ side, texts, references }: Props) => {
  const present = texts.filter((text) => text[side].length > 0 || text.picture?.[side]);
  return (
    <Card padding={3} radius={1} border tone={side === 'was' ? 'transparent' : 'default'}>
      <Stack gap={3}>
        <Box display={['block', 'block', 'none']}>
          <Text size={0} muted>
            {sideTitles[side]}
          </Text>
        </Box>
        {present.length === 0 && (
          <Text size={1} muted>
            {side === 'was' ? 'Not there.' : 'Removed.'}
          </Text>
        )}
        {present.map((text) => (
          <CellText key={text.label} side={side} text={text} references={references} />
        ))}
      </Stack>
    </Card>
  );
};

const CellText = ({ side, text, references }: { side: Side; text: ComparedText; references: References }) => {
  const { label, picture } = text;
  const shown = picture?.[side] ?? null;
  return (
    <Stack gap={2}>
      {label && (
        <Text size={0} muted>
          {label}
        </Text>
      )}
      {shown && <ComparedPicture picture={shown} url={references.urlOf(shown)} />}
      <Text size={2} style={{ lineHeight: 1.5 }}>
        <Words parts={text[side]} />
      </Text>
    </Stack>
  );
};
