import { DndContext } from '@dnd-kit/core';
import { Button, Card, Flex, Heading, Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';
import type { FormPatch, Path } from 'sanity';
import { storyOf } from '../../../../lib/front/board/FrontBoard.ts';
import { pathOf } from '../../../../lib/front/board/moveOnBoard.ts';
import { useNewsroomZone } from '../../newsroom/useNewsroomZone.tsx';
import { BoardRow } from './BoardRow.tsx';
import { findPlace, useBoardSensors } from './dragging.ts';
import { SlotCard } from './SlotCard.tsx';
import { StoriesToPlace } from './StoriesToPlace.tsx';
import { useBoard } from './useBoard.ts';
import { useBoardStories } from './useBoardStories.ts';
import { announcementsOf, instructions } from './words.ts';

type Props = {
  front: Record<string, unknown>;
  isReadOnly: boolean;
  onChange(patches: FormPatch[]): void;
  /** Opens a field of a place. */
  onOpen(path: Path): void;
};

/** The places of the front page, between which stories are dragged by pointer or keyboard. */
export const FrontBoard = ({ front, isReadOnly, onChange, onOpen }: Props) => {
  const zone = useNewsroomZone();
  const { rows, places, board, moved, undo, problemOf, ...dragging } = useBoard({ front, onChange });
  const sensors = useBoardSensors(places.map(({ id }) => id));
  const placed = new Set(places.flatMap(({ slot }) => (slot && storyOf(slot)) ?? []));
  const { found, search, storyOfSlot } = useBoardStories(placed);
  return (
    <DndContext
      sensors={sensors}
      autoScroll={upAndDown}
      collisionDetection={findPlace}
      accessibility={{
        announcements: announcementsOf(dragging),
        screenReaderInstructions: instructions,
        restoreFocus: false,
      }}
      onDragStart={dragging.onDragStart}
      onDragEnd={dragging.onDragEnd}
      onDragCancel={dragging.onDragCancel}
    >
      <Stack
        as="section"
        gap={isReadOnly ? 5 : 3}
        ref={board}
        tabIndex={-1}
        aria-label="Places"
        data-testid="front-board"
        // A wide card that is dragged goes below the edge, not past it: the form would scroll aside.
        style={{ outline: 'none', overflowX: 'clip', overflowClipMargin: '0.25rem' }}
      >
        <Heading as="h2" size={1}>
          Places
        </Heading>
        {!isReadOnly && (
          <Said text={moved?.text ?? hint}>
            {moved?.undo && <Button mode="ghost" fontSize={1} padding={2} text="Undo" onClick={undo} />}
          </Said>
        )}
        <Stack gap={5}>
          <Stack gap={4}>
            {rows.map((row) => (
              <BoardRow
                key={row.id}
                row={row}
                problemOf={problemOf}
                renderSlot={(place) => (
                  <SlotCard
                    place={place}
                    story={storyOfSlot(place.slot)}
                    zone={zone}
                    isReadOnly={isReadOnly}
                    onOpen={() => onOpen([...pathOf(place), 'story'])}
                  />
                )}
              />
            ))}
          </Stack>
          {zone && !isReadOnly && (
            <StoriesToPlace zone={zone} placed={placed} found={found} onSearch={search} />
          )}
        </Stack>
      </Stack>
    </DndContext>
  );
};

const upAndDown = { threshold: { x: 0, y: 0.2 } };

const hint = 'Drag a story to another place, or press Space on its handle, then the arrow keys, then Space.';

/** What was moved last. It stays in view above a front that is longer than the window. */
const Said = ({ text, children }: { text: string; children: ReactNode }) => (
  <Card paddingY={2} style={{ position: 'sticky', insetBlockStart: 0, zIndex: 2 }}>
    <Flex align="center" gap={3} style={{ minBlockSize: '2rem' }}>
      <Text size={1} muted role="status">
        {text}
      </Text>
      {children}
    </Flex>
  </Card>
);
