import { Card, Stack, Text } from '@sanity/ui';
import { IntentLink } from 'sanity/router';
import type { Imported } from '../../../../lib/import/importArticle.ts';
import { sameStoryFilter, sameStoryParams } from '../../../../lib/import/sameStory.ts';
import { useListenedQuery } from '../../newsroom/useListenedQuery.ts';

type Found = { _id: string; headline: string };

const query = `*[${sameStoryFilter}][0...3]{ _id, headline }`;

type Props = { id: string; imported: Imported };

/** Says that the newsroom has this story, or one with the same headline or from the same page. */
export const SameStories = ({ id, imported }: Props) => {
  const found = useListenedQuery<Found[]>(query, sameStoryParams(imported, id)) ?? [];
  if (found.length === 0) return null;
  return (
    <Card tone="caution" padding={4} radius={1} border role="status">
      <Stack gap={4}>
        <Text weight="semibold">This story is already here, or one with its headline or from its page</Text>
        {found.map(({ _id, headline: title }) => (
          <Text key={_id} size={1}>
            <IntentLink intent="edit" params={{ id: _id.replace(/^drafts\./, ''), type: 'article' }}>
              {title}
            </IntentLink>
          </Text>
        ))}
      </Stack>
    </Card>
  );
};
