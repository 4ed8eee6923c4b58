import { useEffect, useRef, useState } from 'react';
import { type BoardRow, storyOf } from '../../../../lib/front/board/FrontBoard.ts';
import { takeBack } from '../../../../lib/front/board/takeBack.ts';

type Move = {
  text: string;
  /** The moved story; its handle takes the focus where it is now. */
  story?: string | null;
  /** The rows that it touches, as they were. */
  before?: BoardRow[];
  /** Whether it takes another move back. Such a move is not offered to be undone. */
  isUndo?: boolean;
};

/** What was moved last on the board. It can be taken back until anything in its rows changes again. */
export const useMoved = (rows: BoardRow[]) => {
  const board = useRef<HTMLDivElement>(null);
  const [move, setMove] = useState<Move | null>(null);
  const [after, setAfter] = useState<BoardRow[] | null>(null);
  const { before = [], story = null, isUndo = false } = move ?? {};
  const now = rows.filter(({ id }) => before.some((row) => row.id === id));
  const isDone = before.length > 0 && shapeOf(now) !== shapeOf(before);

  useEffect(() => {
    if (!isDone || after !== null) return;
    setAfter(now);
    const handle = story && board.current?.querySelector<HTMLElement>(`[data-story="${CSS.escape(story)}"]`);
    // A story that left the board may not be among those in view.
    (handle || board.current)?.focus();
  }, [isDone, now, after, story]);

  const edits = after && !isUndo ? takeBack(before, after, now) : null;
  return {
    board,
    moved: move && { text: move.text, undo: edits && { edits, story, before: now } },
    onMoved: (next: Move): void => {
      setAfter(null);
      setMove(next);
    },
  };
};

const shapeOf = (rows: BoardRow[]): string => JSON.stringify(rows.map(({ slots }) => slots.map(storyOf)));
