import type { RangeDecoration } from '@portabletext/editor';
import { type PropsWithChildren, useMemo, useRef } from 'react';
import { styled } from 'styled-components';
import { findRange, passageOf, selectionOf, wholeText } from './passages.ts';
import { useStoryStyle } from './useStoryStyle.ts';

/** More marks would slow the keys down. The panel has all findings. */
const maxMarks = 100;

const Mark = styled.span`
  text-decoration: underline wavy var(--card-badge-caution-dot-color, #c78a1b);
  text-decoration-skip-ink: none;
  text-decoration-thickness: 1.5px;
  text-underline-offset: 3px;
`;

const BlockingMark = styled(Mark)`
  text-decoration-color: var(--card-badge-critical-dot-color, #cc2819);
`;

const Found = ({ children }: PropsWithChildren) => <Mark data-style-mark="">{children}</Mark>;
const Blocking = ({ children }: PropsWithChildren) => (
  <BlockingMark data-style-mark="blocks">{children}</BlockingMark>
);

/** The findings in the paragraphs of a body, as marks in its text. The editor moves them while somebody types. */
export const useStyleMarks = (id: string, body: unknown): RangeDecoration[] => {
  const { findings } = useStoryStyle(id);
  const newest = useRef(body);
  newest.current = body;
  return useMemo(
    () =>
      findings
        .flatMap((finding): RangeDecoration[] => {
          const passage = passageOf({ body: newest.current }, finding);
          if (passage?.kind !== 'paragraph') return [];
          const range = findRange(wholeText(passage), finding);
          const selection = range && selectionOf(passage, range);
          return selection ? [{ selection, component: finding.blocks ? Blocking : Found }] : [];
        })
        .slice(0, maxMarks),
    [findings],
  );
};
