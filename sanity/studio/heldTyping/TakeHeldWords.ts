import {
  type Editor,
  type EditorSelection,
  type PortableTextBlock,
  type PortableTextTextBlock,
  useEditor,
} from '@portabletext/editor';
import { getBlockEndPoint } from '@portabletext/editor/utils';
import { useEffect } from 'react';
import { followPlace } from './followPlace.ts';
import { heldTyping } from './HeldTyping.ts';
import { spaceBefore } from './spaceBefore.ts';

type Selection = NonNullable<EditorSelection>;
type Point = Selection['focus'];
type Blocks = readonly PortableTextBlock[];

const isParagraph = (block: PortableTextBlock): block is PortableTextTextBlock =>
  'children' in block && Array.isArray(block.children);

const keysOf = ({ path }: Point): string[] =>
  path.flatMap((part) => (typeof part === 'object' && '_key' in part ? [part._key] : []));

const blockAt = (blocks: Blocks, point: Point): PortableTextBlock | undefined =>
  blocks.find(({ _key }) => _key === keysOf(point)[0]);

const textAt = (blocks: Blocks, point: Point): string | null => {
  const paragraph = blockAt(blocks, point);
  if (!paragraph || !isParagraph(paragraph)) return null;
  const text = paragraph.children.find(({ _key }) => _key === keysOf(point)[1])?.text;
  return typeof text === 'string' ? text : null;
};

const textBefore = (blocks: Blocks, point: Point): string =>
  (textAt(blocks, point) ?? '').slice(0, point.offset);

const lastOf = ({ anchor, focus, backward }: Selection): Point => (backward ? anchor : focus);

const at = (point: Point): Selection => ({ anchor: point, focus: point });

/** Of a selection, as it is now. @returns what finds its place after other people have changed the text. */
const remember = (blocks: Blocks, selection: Selection) => {
  const ends = [selection.anchor, selection.focus];
  const texts = ends.map((end) => textAt(blocks, end));
  const last = lastOf(selection);
  return (now: Blocks): Selection | null => {
    const isUnchanged = ends.every((end, index) => textAt(now, end) === texts[index]);
    // A selection whose words were changed is not replaced: they may be another person's.
    if (isUnchanged && blockAt(now, last)) return selection;
    const [before, text] = [textAt(blocks, last), textAt(now, last)];
    if (before === null || text === null) return null;
    const offset = followPlace(before.slice(0, last.offset), before.slice(last.offset), text);
    return offset === null ? null : at({ ...last, offset });
  };
};

const endOf = (editor: Editor, node: PortableTextTextBlock): Selection =>
  at(
    getBlockEndPoint({
      context: editor.getSnapshot().context,
      block: { node, path: [{ _key: node._key }] },
    }),
  );

/** Where the words go: null if the text has no paragraph. */
const placeIn = (
  editor: Editor,
  selection: Selection | null,
  follow: ReturnType<typeof remember> | null,
): Selection | null => {
  const { value } = editor.getSnapshot().context;
  const followed = follow?.(value) ?? null;
  if (followed) return followed;
  const written = selection && blockAt(value, selection.focus);
  const paragraph = written && isParagraph(written) ? written : value.findLast(isParagraph);
  return paragraph ? endOf(editor, paragraph) : null;
};

const newParagraph = {
  type: 'insert.block',
  block: { _type: 'block' },
  placement: 'after',
  select: 'end',
} as const;

/** @param typedAfter the text of the paragraph before the caret when they were typed. */
const put = (editor: Editor, place: Selection | null, held: string, typedAfter: string): void => {
  const { value } = editor.getSnapshot().context;
  const block = place && blockAt(value, place.focus);
  const words = place ? spaceBefore(held, textBefore(value, lastOf(place)), typedAfter) + held : held;
  if (place) editor.send({ type: 'select', at: place });
  // Words typed on a picture, for example, are a paragraph behind it.
  if (!block || !isParagraph(block)) editor.send(newParagraph);
  for (const [index, line] of words.split('\n').entries()) {
    if (index > 0) editor.send({ type: 'insert.break' });
    if (line !== '') editor.send({ type: 'insert.text', text: line });
  }
};

/** An editor that believes to have the focus takes it back once it takes text again. */
const loseFocus = (editor: Editor, selection: Selection | null): void => {
  editor.send({ type: 'blur' });
  // One that takes no text ignores that, but does not believe to have the focus once something is selected.
  if (selection) editor.send({ type: 'select', at: selection });
};

/** Puts the words that were typed while the server was away into the text. */
export const TakeHeldWords = () => {
  const editor = useEditor();
  useEffect(() => {
    // An editor that takes no text forgets its selection, or follows where the browser puts the caret of such a text. There
    // only a pointer chooses a place.
    let last: Selection | null = null;
    let isPointed = false;
    const takesText = (): boolean =>
      editor.dom.getEditorElement()?.getAttribute('contenteditable') === 'true';
    const note = (selection: EditorSelection): void => {
      if (takesText()) isPointed = false;
      else if (!isPointed) return;
      last = selection ?? last;
    };
    const point = ({ target }: PointerEvent): void => {
      const isHere = target instanceof Node && editor.dom.getEditorElement()?.contains(target) === true;
      isPointed = isHere && !takesText();
    };
    const { unsubscribe } = editor.on('selection', ({ selection }) => note(selection));
    document.addEventListener('pointerdown', point, { capture: true });
    const removeSink = heldTyping.addSink({
      element: () => editor.dom.getEditorElement(),
      open: () => {
        const { context } = editor.getSnapshot();
        const selection = last ?? context.selection;
        const follow = selection && remember(context.value, selection);
        const typedAfter = selection ? textBefore(context.value, lastOf(selection)) : '';
        loseFocus(editor, selection);
        return (words, focuses) => {
          const place = placeIn(editor, selection, follow);
          // An editor that believes to have the focus takes it by selecting.
          editor.send({ type: focuses ? 'focus' : 'blur' });
          put(editor, place, words, typedAfter);
        };
      },
    });
    return () => {
      unsubscribe();
      document.removeEventListener('pointerdown', point, { capture: true });
      removeSink();
    };
  }, [editor]);
  return null;
};
