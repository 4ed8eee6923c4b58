import type { Active, Announcements } from '@dnd-kit/core';
import type { BoardPlace } from '../../../../lib/front/board/FrontBoard.ts';
import { type Dragged, dropProblem } from '../../../../lib/front/board/moveOnBoard.ts';

export const instructions = {
  draggable:
    'Press Space to pick the story up, the arrow keys to choose a place, and Space to put it there. Escape leaves it where it was.',
};

type Known = {
  draggedOf(id: string): Dragged | null;
  placeOf(id: string): BoardPlace | null;
};

/** What screen readers say while a story is dragged. */
export const announcementsOf = ({ draggedOf, placeOf }: Known): Announcements => ({
  onDragStart: ({ active }) => `Picked up ${titleOf(active)}.`,
  onDragOver: ({ active, over }) => {
    const place = over && placeOf(String(over.id));
    const dragged = draggedOf(String(active.id));
    if (!place || !dragged) return 'Not over a place.';
    if (place.id === dragged.from?.id) return `Picked up ${titleOf(active)}, in ${placeName(place)}.`;
    return [`Over ${placeName(place)}.`, dropProblem(dragged, place)].filter(Boolean).join(' ');
  },
  // The line below the board says where it went.
  onDragEnd: () => undefined,
  onDragCancel: ({ active }) => `${titleOf(active)} stays where it was.`,
});

/** Such as `the seconds, place 2 of 3`. */
export const placeName = ({ row, index }: BoardPlace): string =>
  row.kind === 'lead' ? row.name : `${row.name}, place ${index + 1} of ${row.maxSlots}`;

/** The title of a dragged story, in quotation marks. */
export const titleOf = ({ data }: Active): string => `“${String(data.current?.title ?? '')}”`;
