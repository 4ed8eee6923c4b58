import { useEditor } from '@portabletext/editor';
import { Card, Portal, PortalProvider, Text } from '@sanity/ui';
import { Popover } from '@sanity/ui/popover';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Choice } from './findChoices.ts';

type Props = {
  choices: Choice[];
  active: number;
  onPoint(index: number): void;
  onChoose(choice: Choice): void;
};

/** The menu below the caret. The focus stays in the text; screen readers follow `aria-activedescendant`. */
export const BlockList = ({ choices, active, onPoint, onChoose }: Props) => {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const optionId = (index: number) => `${id}-${index}`;
  useAnchorAtCaret(anchor);
  useActiveDescendant(id, optionId(active));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    // On a phone Studio's own portal scrolls away with the page, and the menu would count as out of sight.
    <PortalProvider element={document.body}>
      <Portal>
        <span ref={setAnchor} style={{ position: 'fixed', width: 0 }} />
      </Portal>
      <Popover
        open
        portal
        constrainSize
        placement="bottom-start"
        fallbackPlacements={['top-start']}
        referenceElement={anchor}
        content={
          <div
            ref={list}
            id={id}
            role="listbox"
            aria-label="Blocks"
            // A list that scrolls can be reached by key.
            tabIndex={0}
            style={{ maxHeight: 320, minWidth: 220, overflowY: 'auto', padding: 4 }}
          >
            {choices.map((choice, index) => (
              <Card
                key={`${choice.kind}-${choice.name}`}
                id={optionId(index)}
                role="option"
                aria-selected={index === active}
                tone={index === active ? 'primary' : 'default'}
                padding={3}
                radius={2}
                style={{ cursor: 'pointer' }}
                onMouseMove={() => onPoint(index)}
                // A click would take the focus out of the text.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(choice)}
              >
                <Text size={1}>{choice.title}</Text>
              </Card>
            ))}
          </div>
        }
      />
    </PortalProvider>
  );
};

/** Keeps an invisible element at the caret, for the popover. */
const useAnchorAtCaret = (anchor: HTMLElement | null) => {
  const editor = useEditor();
  useLayoutEffect(() => {
    if (!anchor) return;
    const place = () => {
      const caret = editor.dom.getSelectionRect(editor.getSnapshot());
      if (!caret) return;
      anchor.style.left = `${caret.left}px`;
      anchor.style.top = `${caret.top}px`;
      anchor.style.height = `${caret.height}px`;
    };
    place();
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [anchor, editor]);
};

/** Tells screen readers which option the keys have reached. */
const useActiveDescendant = (listId: string, activeId: string) => {
  const editor = useEditor();
  useEffect(() => {
    const text = editor.dom.getEditorElement();
    text?.setAttribute('aria-controls', listId);
    text?.setAttribute('aria-activedescendant', activeId);
    return () => {
      text?.removeAttribute('aria-controls');
      text?.removeAttribute('aria-activedescendant');
    };
  }, [editor, listId, activeId]);
};
