import { type EditorSnapshot, useEditor, useEditorSelector } from '@portabletext/editor';
import { defineBehavior, effect, forward } from '@portabletext/editor/behaviors';
import { BehaviorPlugin, EventListenerPlugin } from '@portabletext/editor/plugins';
import { getBlockTextBefore, getFocusTextBlock, isSelectionCollapsed } from '@portabletext/editor/selectors';
import { use, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { emptyRows } from '../../../../lib/tables/grid.ts';
import { typeAhead, type Wish } from '../../typeAhead/TypeAhead.ts';
import { BodyForm } from '../bodyForm/BodyForm.ts';
import { BlockList } from './BlockList.tsx';
import { type Choice, findChoices } from './findChoices.ts';

/** The slash that opened the menu: its paragraph, and the text between it and the caret. */
type Slash = { key: string; query: string };

const findSlash = (snapshot: EditorSnapshot): Slash | null => {
  const block = getFocusTextBlock(snapshot);
  // Blocks inside others, such as the cells of a table, take text only.
  if (!block || block.path.length > 1 || !isSelectionCollapsed(snapshot)) return null;
  const before = getBlockTextBefore(snapshot);
  return before.startsWith('/') ? { key: block.node._key, query: before.slice(1) } : null;
};

const isSameSlash = (a: Slash | null, b: Slash | null): boolean => a?.key === b?.key && a?.query === b?.query;

/** A slash at the start of a paragraph opens a menu of blocks. The text after it searches. */
export const BlockMenu = () => {
  const editor = useEditor();
  const form = use(BodyForm);
  const choices = useEditorSelector(editor, listChoices, areSameChoices);
  const slash = useEditorSelector(editor, findSlash, isSameSlash);
  const [openedIn, setOpenedIn] = useState<string | null>(null);
  const [active, setActive] = useState(0);

  const query = slash && slash.key === openedIn ? slash.query : null;
  const found = useMemo(() => (query === null ? [] : findChoices(choices, query)), [choices, query]);
  const isOpen = found.length > 0;

  useEffect(() => {
    if (query === null) setOpenedIn(null);
    setActive(0);
  }, [query]);

  const choose = (choice: Choice | undefined) => {
    setOpenedIn(null);
    const caret = editor.getSnapshot().context.selection?.focus;
    if (!choice || !caret || query === null) return;
    const start = { ...caret, offset: caret.offset - query.length - 1 };
    editor.send({ type: 'delete.text', at: { anchor: start, focus: caret } });
    if (choice.kind === 'style') editor.send({ type: 'style.add', style: choice.name });
    if (choice.kind === 'list') editor.send({ type: 'list item.add', listItem: choice.name });
    if (choice.kind !== 'block') return;
    const newKey = editor.getSnapshot().context.keyGenerator;
    const _key = newKey();
    // With rows from the beginning, two people can fill the cells.
    const rows = choice.name === 'table' && { rows: emptyRows(newKey) };
    editor.send({
      type: 'insert.block',
      block: { _type: choice.name, _key, ...rows },
      placement: 'auto',
      select: 'start',
    });
    const isTable = choice.name === 'table';
    typeAhead.ask(formOf(_key, isTable, () => editor.send({ type: 'focus' })));
    if (!isTable)
      form?.blocks.whenThere(_key, () => form.open(_key, firstFieldOf(editor.getSnapshot(), choice.name)));
  };

  const move = (by: number) => setActive((active + by + found.length) % found.length);
  const answerKey = (key: string): (() => void) | null => {
    switch (isOpen && key) {
      case 'ArrowDown':
        return () => move(1);
      case 'ArrowUp':
        return () => move(-1);
      case 'Enter':
      case 'Tab':
        return () => choose(found[active]);
      default:
        return null;
    }
  };
  const behaviors = useBehaviors((block) => setOpenedIn(block), answerKey);

  useEscape(isOpen, () => setOpenedIn(null));

  return (
    <>
      <BehaviorPlugin behaviors={behaviors} />
      <EventListenerPlugin on={({ type }) => type === 'blurred' && setOpenedIn(null)} />
      {isOpen && <BlockList choices={found} active={active} onPoint={setActive} onChoose={choose} />}
    </>
  );
};

/** A table takes what was typed into its cells, where it appears. Other blocks open a form. */
const formOf = (key: string, isTable: boolean, onEnd: () => void): Wish => ({
  name: key,
  accepts: (field) => !isTable && field.closest('[role="dialog"]') !== null,
  onEnd,
});

/** The editor keeps its behaviors, so they read what is open from a reference. */
const useBehaviors = (open: (blockKey: string) => void, answerKey: (key: string) => (() => void) | null) => {
  const current = useRef({ open, answerKey });
  current.current = { open, answerKey };
  return useMemo(
    () => [
      defineBehavior({
        on: 'insert.text',
        guard: ({ snapshot, event }) =>
          event.text === '/' && isSelectionCollapsed(snapshot) && getBlockTextBefore(snapshot) === ''
            ? (getFocusTextBlock(snapshot)?.node._key ?? false)
            : false,
        actions: [({ event }, key) => [forward(event), effect(() => current.current.open(key))]],
      }),
      defineBehavior({
        on: 'keyboard.keydown',
        guard: ({ event: { originEvent } }) =>
          (!originEvent.shiftKey && current.current.answerKey(originEvent.key)) || false,
        actions: [(_payload, act) => [effect(act)]],
      }),
    ],
    [],
  );
};

/** Escape closes the menu alone. Studio listens to the window too, and would close the expanded editor. */
const useEscape = (isOpen: boolean, close: () => void) => {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopImmediatePropagation();
    event.preventDefault();
    close();
  });
  useEffect(() => {
    if (!isOpen) return;
    const listen = (event: KeyboardEvent) => onEscape(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [isOpen]);
};

const listChoices = ({ context: { schema } }: EditorSnapshot): Choice[] => [
  ...schema.styles.map(({ name, title }): Choice => ({ kind: 'style', name, title: title ?? name })),
  ...schema.lists.map(({ name, title }): Choice => ({ kind: 'list', name, title: title ?? name })),
  ...schema.blockObjects.map(({ name, title }): Choice => ({ kind: 'block', name, title: title ?? name })),
];

const firstFieldOf = ({ context: { schema } }: EditorSnapshot, type: string): string | undefined =>
  schema.blockObjects.find(({ name }) => name === type)?.fields[0]?.name;

const areSameChoices = (a: Choice[], b: Choice[]): boolean =>
  a.length === b.length && a.every(({ name }, index) => name === b[index]?.name);
