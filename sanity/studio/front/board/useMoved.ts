import { useEffect, useRef, useState } from 'react';
import { type BoardRow, storyOf } from '../../../../lib/front/board/FrontBoard.ts';
import { type FrontEdit, takeBack } from '../../../../lib/front/board/moveOnBoard.ts';

type Move = {
  text: string;
  /** The moved story; its handle takes the focus where it is now. */
  story?: string | null;
  /** The rows that it touches, as they were. */
  before?: BoardRow[];
};

/** What was moved last on the board. It can be taken back until one of its rows changes again. */
export const useMoved = (rows: BoardRow[]) => {
  const board = useRef<HTMLDivElement>(null);
  const [move, setMove] = useState<Move | null>(null);
  const [shapeAfter, setShapeAfter] = useState<string | null>(null);
  const { before = [], story } = move ?? {};
  const shape = shapeOf(rows.filter(({ id }) => before.some((row) => row.id === id)));
  const isDone = before.length > 0 && shape !== shapeOf(before);

  useEffect(() => {
    if (!isDone || shapeAfter !== null) return;
    setShapeAfter(shape);
    if (story) board.current?.querySelector<HTMLElement>(`[data-story="${CSS.escape(story)}"]`)?.focus();
  }, [isDone, shape, shapeAfter, story]);

  const undo: FrontEdit[] | null = shapeAfter !== null && shape === shapeAfter ? takeBack(before) : null;
  return {
    board,
    moved: move && { text: move.text, undo },
    onMoved: (next: Move): void => {
      setShapeAfter(null);
      setMove(next);
    },
  };
};

const shapeOf = (rows: BoardRow[]): string => JSON.stringify(rows.map(({ slots }) => slots.map(storyOf)));
