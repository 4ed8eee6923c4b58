import { Checkbox, Flex, Heading, Stack, Text } from '@sanity/ui';
import { styled } from 'styled-components';
import type { Imported } from '../../../../lib/import/importArticle.ts';

const Thumbnail = styled.img`
  width: 6rem;
  height: 4.5rem;
  object-fit: contain;
  background: var(--card-muted-bg-color);
  flex: none;
`;

type Props = {
  pictures: Imported['pictures'];
  /** Addresses of the pictures' files. */
  urls: string[];
  chosen: ReadonlySet<number>;
  onToggle(index: number): void;
};

/** The pictures that came along. The chosen ones are uploaded with the draft. */
export const OfferedPictures = ({ pictures, urls, chosen, onToggle }: Props) => {
  if (pictures.length === 0) return null;
  return (
    <Stack gap={4}>
      <Heading as="h2" size={1}>
        Pictures ({chosen.size} of {pictures.length} taken along)
      </Heading>
      <Text size={1} muted>
        They are uploaded when you create the draft. Take along only what the newsroom has the rights to.
      </Text>
      {pictures.map(({ file, alt, caption, isLead }, index) => {
        const name = caption || alt || 'No caption';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture is its place in the list
          <Flex key={index} as="label" align="center" gap={3}>
            <Checkbox checked={chosen.has(index)} onChange={() => onToggle(index)} />
            {urls[file] && <Thumbnail src={urls[file]} alt="" />}
            <Stack gap={2}>
              <Text size={1}>{name.length > 120 ? `${name.slice(0, 120)}…` : name}</Text>
              <Text size={1} muted>
                {isLead ? 'Lead picture' : 'In the text'}
              </Text>
            </Stack>
          </Flex>
        );
      })}
    </Stack>
  );
};
