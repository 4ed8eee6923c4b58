import { useDroppable } from '@dnd-kit/core';
import { Heading, Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import {
  type BoardPlace,
  placesOfRow,
  type BoardRow as Row,
} from '../../../../lib/front/board/FrontBoard.ts';

const Places = styled.ol`
  list-style: none;
  margin: 0;
  padding: 0;
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
  gap: 0.5rem;
  &[data-kind='lead'] {
    grid-template-columns: minmax(0, 1fr);
  }
  & > li[data-over] {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 2px;
    border-radius: 3px;
  }
  & > li[data-over='refused'] {
    outline-style: dashed;
    opacity: 0.5;
  }
`;

const Empty = styled.div`
  display: grid;
  align-items: center;
  block-size: 100%;
  min-block-size: 2.5rem;
  padding: 0.5rem 0.75rem;
  border: 1px dashed var(--card-border-color);
  border-radius: 3px;
`;

type Props = {
  row: Row;
  /** Why the dragged story cannot go to a place, or null. */
  problemOf(place: BoardPlace): string | null;
  renderSlot(place: BoardPlace): ReactNode;
};

/** A row of the front page with its places. */
export const BoardRow = ({ row, problemOf, renderSlot }: Props) => {
  const title = row.name.replace(/^the /, '');
  return (
    <Stack gap={3}>
      <Heading as="h3" size={0}>
        {title[0]?.toUpperCase()}
        {title.slice(1)}
      </Heading>
      <Places data-kind={row.kind} aria-label={title}>
        {placesOfRow(row).map((place) => (
          <Place key={place.id} place={place} problem={problemOf(place)}>
            {place.slot ? renderSlot(place) : null}
          </Place>
        ))}
      </Places>
    </Stack>
  );
};

type PlaceProps = { place: BoardPlace; problem: string | null; children: ReactNode };

const Place = ({ place, problem, children }: PlaceProps) => {
  const { setNodeRef, isOver } = useDroppable({ id: place.id });
  return (
    <li ref={setNodeRef} data-over={isOver ? (problem ? 'refused' : 'here') : undefined}>
      {children ?? (
        <Empty>
          <Text size={1} muted>
            {place.index === 0 ? 'Fills itself' : 'Free'}
          </Text>
        </Empty>
      )}
    </li>
  );
};
