import { Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';
import { IntentLink } from 'sanity/router';
import { useListenedQuery } from './useListenedQuery.ts';
import { maxNamedUses, usesQuery } from './usesQuery.ts';

type Use = {
  _id: string;
  _originalId?: string;
  _type: string;
  title: string | null;
  firstPublishedAt: string | null;
  withdrawnAt: string | null;
};

const stateOf = ({ _originalId, _id, _type, firstPublishedAt, withdrawnAt }: Use): string => {
  if (withdrawnAt) return 'Off the site';
  if (!(_originalId ?? _id).startsWith('drafts.')) return 'Live';
  return _type === 'article' && firstPublishedAt ? 'Live, with a draft' : 'Draft';
};

type Props = {
  id: string;
  /** Below the list, once it is known whether a document uses it. */
  below?: (isUsed: boolean) => ReactNode;
};

/** The documents that use a document or a picture, each a link. */
export const DocumentUses = ({ id, below }: Props) => {
  const uses = useListenedQuery<Use[]>(usesQuery, { id });
  if (!uses) return null;
  return (
    <Stack gap={3}>
      <Text size={1} weight="semibold">
        {uses.length === 0 ? 'Not used yet' : 'Used in'}
      </Text>
      {uses.map((use) => (
        <Text key={use._id} size={1}>
          <IntentLink
            intent="edit"
            params={{ id: use._id, type: use._type }}
            style={{ textDecoration: 'underline' }}
          >
            {use.title ?? 'Without a title'}
          </IntentLink>{' '}
          · {stateOf(use)}
        </Text>
      ))}
      {uses.length === maxNamedUses && (
        <Text size={1} muted>
          The latest {maxNamedUses} are listed.
        </Text>
      )}
      {below?.(uses.length > 0)}
    </Stack>
  );
};
