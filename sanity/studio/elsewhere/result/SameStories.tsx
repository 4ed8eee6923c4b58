import { Card, Stack, Text } from '@sanity/ui';
import { IntentLink } from 'sanity/router';
import { useListenedQuery } from '../../newsroom/useListenedQuery.ts';

type Found = { _id: string; headline: string };

const query = `*[_type == "article" && (headline == $headline || ($address != "" && ($address in sources[].url || importedFrom.address == $address)))][0...3]{ _id, headline }`;

type Props = { headline: string; address: string | null };

/** Says that the newsroom has a story with the same headline, or from the same page. */
export const SameStories = ({ headline, address }: Props) => {
  const found = useListenedQuery<Found[]>(query, { headline, address: address ?? '' }) ?? [];
  if (found.length === 0) return null;
  return (
    <Card tone="caution" padding={4} radius={1} border role="status">
      <Stack gap={4}>
        <Text weight="semibold">A story with this headline or from this page is already here</Text>
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
