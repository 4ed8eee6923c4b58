import { Box, Text } from '@sanity/ui';
import { Fragment, type MouseEvent } from 'react';

type ListLink = { title: string; href: string; onClick?(event: MouseEvent): void };

/** Says that a list has more entries than it shows, and which lists have them. */
export const MoreLine = ({ hidden, lists }: { hidden: number; lists: ListLink[] }) =>
  hidden > 0 && (
    <Box paddingX={4}>
      <Text size={1} role="status">
        {hidden.toLocaleString('en')} more, which are older, are not shown here.
        {lists.map(({ title, ...link }, index) => (
          <Fragment key={link.href}>
            {index === 0 ? ' See ' : ' and '}
            <a {...link}>“{title}”</a>
          </Fragment>
        ))}
        {lists.length > 0 && '.'}
      </Text>
    </Box>
  );
