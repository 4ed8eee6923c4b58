import type { Active, DragEndEvent } from '@dnd-kit/core';
import { useState } from 'react';
import type { FormPatch } from 'sanity';
import {
  type BoardPlace,
  boardRows,
  placesOfRow,
  type SlotValue,
  storyOf,
} from '../../../../lib/front/board/FrontBoard.ts';
import { type Dragged, dropProblem, moveOnBoard } from '../../../../lib/front/board/moveOnBoard.ts';
import { patchesOf } from './patchesOf.ts';
import { useMoved } from './useMoved.ts';
import { placeName, titleOf } from './words.ts';

type Options = { front: Record<string, unknown>; onChange(patches: FormPatch[]): void };

/** The places of the front page, what is dragged, and what was moved last. */
export const useBoard = ({ front, onChange }: Options) => {
  const rows = boardRows(front);
  const places = rows.flatMap(placesOfRow);
  const { moved, board, onMoved } = useMoved(rows);
  const [dragged, setDragged] = useState<Dragged | null>(null);

  const placeOf = (id: string): BoardPlace | null => places.find((place) => place.id === id) ?? null;
  const draggedOf = (id: string): Dragged | null => {
    const from = placeOf(id);
    if (from?.slot) return { slot: from.slot, from };
    return id.startsWith(newPrefix) ? { slot: newSlot(id.slice(newPrefix.length)), from: null } : null;
  };
  const move = (active: Active, to: BoardPlace): void => {
    const what = draggedOf(String(active.id));
    if (!what || what.from?.id === to.id) return;
    const problem = dropProblem(what, to);
    if (problem) {
      onMoved({ text: `${titleOf(active)} stays where it was. ${problem}` });
      return;
    }
    onChange(patchesOf(moveOnBoard(what, to, crypto.randomUUID().slice(0, 12))));
    const before = rows.filter(({ id }) => id === to.row.id || id === what.from?.row.id);
    onMoved({ text: `Moved ${titleOf(active)} to ${placeName(to)}.`, story: storyOf(what.slot), before });
  };
  const undo = (): void => {
    if (!moved?.undo) return;
    const { edits, story, before } = moved.undo;
    onChange(patchesOf(edits));
    onMoved({ text: 'The move is undone.', story, before, isUndo: true });
  };
  return {
    ...{ rows, places, board, moved, undo, placeOf, draggedOf },
    problemOf: (place: BoardPlace): string | null => dragged && dropProblem(dragged, place),
    onDragStart: ({ active }: { active: Active }): void => setDragged(draggedOf(String(active.id))),
    onDragCancel: (): void => setDragged(null),
    onDragEnd: ({ active, over }: DragEndEvent): void => {
      setDragged(null);
      const to = over && placeOf(String(over.id));
      if (to) move(active, to);
    },
  };
};

/** Begins the id of a story that has no place yet. */
const newPrefix = 'new-';

/** The id of a story without a place on the board. */
export const newStoryId = (story: string): string => newPrefix + story;

const newSlot = (story: string): SlotValue => ({
  _type: 'frontSlot',
  story: { _type: 'reference', _ref: story, _weak: true },
});
