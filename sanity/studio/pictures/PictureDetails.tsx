import { Card, Stack, Text } from '@sanity/ui';
import { IntentLink } from 'sanity/router';
import { pictureRecordId } from '../../../lib/pictures/pictureRecordId.ts';
import { type FoundPicture, nameOf } from './FoundPicture.ts';
import { PictureUses } from './PictureUses.tsx';

/** The words, the rights and the uses of a picture. */
export const PictureDetails = ({ picture }: { picture: FoundPicture }) => {
  const { id, credit, fileName, licence, tags, rights } = picture;
  const lines = [
    credit ?? 'No credit',
    licence,
    tags.length > 0 ? `Tags: ${tags.join(', ')}` : null,
    fileName,
  ].filter((line) => line !== null);
  return (
    <Stack gap={4}>
      {rights.words && (
        <Card
          tone={rights.kind === 'ended' ? 'critical' : rights.kind === 'soon' ? 'caution' : 'default'}
          padding={3}
          radius={1}
          border
        >
          <Text size={1}>
            {rights.words}
            {rights.kind === 'ended' && ' A story cannot be published with it.'}
          </Text>
        </Card>
      )}
      <Text size={1}>{nameOf(picture)}</Text>
      {lines.map((line) => (
        <Text key={line} size={1} muted>
          {line}
        </Text>
      ))}
      <PictureUses assetId={id} />
      <Text size={1}>
        <IntentLink
          intent="edit"
          params={{ id: pictureRecordId(id), type: 'pictureRecord' }}
          target="_blank"
          rel="noreferrer"
        >
          Edit words and rights in a new tab
        </IntentLink>
      </Text>
    </Stack>
  );
};
