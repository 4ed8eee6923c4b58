import { Badge, Flex, Stack, Text } from '@sanity/ui';
import { styled } from 'styled-components';
import { type FoundPicture, nameOf, usesWords } from './FoundPicture.ts';
import { usePreviewUrl } from './usePreviewUrl.ts';

const Frame = styled.div`
  aspect-ratio: 3 / 2;
  background: var(--card-muted-bg-color, rgb(128 128 128 / 12%));
  border-radius: 2px;
  overflow: hidden;
`;

const Preview = styled.img`
  display: block;
  width: 100%;
  height: 100%;
  object-fit: scale-down;
`;

const Lines = styled.div`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
  font-size: 0.8125rem;
  line-height: 1.35;
  min-height: 2.7em;
  overflow-wrap: anywhere;
`;

/** A picture in a list: what it shows, whose it is, its rights and its uses. */
export const PictureCard = ({ picture }: { picture: FoundPicture }) => {
  const { id, credit, rights, uses } = picture;
  return (
    <Stack gap={3}>
      <Frame>
        <Preview src={usePreviewUrl(id, 360)} alt="" loading="lazy" decoding="async" />
      </Frame>
      <Lines>{nameOf(picture)}</Lines>
      <Text size={0} muted textOverflow="ellipsis">
        {credit ?? 'No credit'}
      </Text>
      <Flex gap={1} wrap="wrap">
        {rights.kind === 'ended' && <Badge tone="critical">Rights ended</Badge>}
        {rights.kind === 'soon' && <Badge tone="caution">Rights end soon</Badge>}
        {uses > 0 && <Badge>{usesWords(uses)}</Badge>}
      </Flex>
    </Stack>
  );
};
