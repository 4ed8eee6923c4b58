import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { styled } from 'styled-components';
import type { DropPlace } from '../bodyForm/DroppedFiles.ts';

const Line = styled.div`
  position: fixed;
  z-index: 103;
  height: 3px;
  margin-top: -1.5px;
  background: var(--card-focus-ring-color, Highlight);
  pointer-events: none;
`;

type Mark = { top: number; left: number; width: number };

/** Where dragged files would go. The mark is gone when they leave the text, or are dropped. */
export const useDropMark = () => {
  const [mark, setMark] = useState<Mark | null>(null);
  const isMarked = mark !== null;
  useEffect(() => {
    if (!isMarked) return;
    const clear = () => setMark(null);
    // In the capture phase: the editor marks the place again afterwards, while files are over the text.
    const events = ['dragover', 'dragend', 'dragleave', 'drop'] as const;
    for (const type of events) window.addEventListener(type, clear, { capture: true });
    return () => {
      for (const type of events) window.removeEventListener(type, clear, { capture: true });
    };
  }, [isMarked]);
  return {
    line: mark && createPortal(<Line style={mark} data-testid="drop-mark" />, document.body),
    mark: (block: Element | null, side: DropPlace['side']): void => {
      const box = block?.getBoundingClientRect();
      setMark(
        box ? { top: side === 'before' ? box.top : box.bottom, left: box.left, width: box.width } : null,
      );
    },
  };
};
