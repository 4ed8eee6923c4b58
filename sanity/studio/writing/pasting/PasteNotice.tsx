import { Button, Card, Flex, Text } from '@sanity/ui';
import { useLayoutEffect, useRef } from 'react';
import { styled } from 'styled-components';
import { findWritingBar, reachOfBarPx } from '../caret/coveredBelow.ts';

/** Above the bar of the story, and above Studio's expanded editor. */
const Place = styled.div`
  position: sticky;
  z-index: 102;
`;

type Props = { report: string | null; onDismiss(): void };

/** What a paste left out. It stays until it is dismissed, or until the next paste. */
export const PasteNotice = ({ report, onDismiss }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () => (place.current && report !== null ? stayAboveBar(place.current) : undefined),
    [report],
  );
  return (
    <Place ref={place} role="status" data-covers-text>
      {report !== null && (
        <Card tone="caution" padding={3} border data-testid="paste-report">
          <Flex align="center" gap={3} justify="space-between">
            <Text size={1}>{report}</Text>
            <Button mode="bleed" fontSize={1} padding={2} text="Dismiss" onClick={onDismiss} />
          </Flex>
        </Card>
      )}
    </Place>
  );
};

/** The bar is as high as what the story still needs. */
const stayAboveBar = (notice: HTMLElement): (() => void) => {
  const bar = findWritingBar();
  const move = () => {
    notice.style.bottom = bar ? `${reachOfBarPx(bar)}px` : '0';
  };
  const observer = new ResizeObserver(move);
  if (bar) observer.observe(bar);
  move();
  return () => observer.disconnect();
};
