import { useDraggable } from '@dnd-kit/core';
import { DragHandleIcon } from '@sanity/icons/DragHandle';
import { Text } from '@sanity/ui';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Card = styled.div`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  align-items: start;
  block-size: 100%;
  background: var(--card-bg-color);
  border: 1px solid var(--card-border-color);
  border-radius: 3px;
  overflow-wrap: anywhere;
  user-select: none;
  &[data-dragged] {
    position: relative;
    z-index: 1;
    outline: 2px solid var(--card-focus-ring-color);
  }
`;

const Handle = styled.button`
  all: unset;
  box-sizing: border-box;
  display: grid;
  place-content: center;
  inline-size: 2rem;
  block-size: 100%;
  min-block-size: 2.5rem;
  color: var(--card-muted-fg-color);
  cursor: grab;
  touch-action: none;
  &:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: -2px;
  }
`;

type Props = {
  id: string;
  /** The id of the story. */
  story: string;
  title: string;
  line: string;
  isReadOnly?: boolean;
  /** Instead of the title, such as a button that opens the place. */
  children?: ReactNode;
};

/** A story that can be dragged, by its handle with the keyboard. */
export const BoardCard = ({ id, story, title, line, isReadOnly = false, children }: Props) => {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, isDragging } = useDraggable({
    id,
    data: { title },
    disabled: isReadOnly,
    attributes: { roleDescription: 'movable story' },
  });
  return (
    <Card
      ref={setNodeRef}
      {...listeners}
      data-dragged={isDragging || undefined}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
    >
      {isReadOnly ? (
        <span style={{ inlineSize: '0.75rem' }} />
      ) : (
        <Handle
          {...attributes}
          ref={setActivatorNodeRef}
          type="button"
          data-story={story}
          aria-label={`Move ${title}`}
        >
          <Text size={1} muted>
            <DragHandleIcon />
          </Text>
        </Handle>
      )}
      <div style={{ padding: '0.75rem 0.75rem 0.75rem 0', display: 'grid', gap: '0.5rem' }}>
        {children ?? (
          <Text size={1} weight="medium">
            {title}
          </Text>
        )}
        <Text size={1} muted>
          {line}
        </Text>
      </div>
    </Card>
  );
};
