import { Card, Stack, Text } from '@sanity/ui';
import { IntentLink } from 'sanity/router';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';

type Found = { _id: string; headline: string };

const query = '*[_type == "article" && headline == $headline][0...3]{ _id, headline }';

/** Says that the newsroom has a story with the same headline. */
export const SameStories = ({ headline }: { headline: string }) => {
  const found = useListenedQuery<Found[]>(query, { headline }) ?? [];
  if (found.length === 0) return null;
  return (
    <Card tone="caution" padding={4} radius={1} border role="status">
      <Stack gap={4}>
        <Text weight="semibold">A story with this headline is already here</Text>
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
