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

const at = (point: Point): Selection => ({ anchor: point, focus: point });

/** Of a selection, as it is now. @returns what finds its place after other people have changed the text. */
const remember = (blocks: Blocks, selection: Selection) => {
  const ends = [selection.anchor, selection.focus];
  const texts = ends.map((end) => textAt(blocks, end));
  const last = selection.backward ? selection.anchor : selection.focus;
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

const put = (editor: Editor, place: Selection | null, words: string): void => {
  const block = place && blockAt(editor.getSnapshot().context.value, place.focus);
  if (place) editor.send({ type: 'select', at: place });
  // Words typed on a picture, for example, are a paragraph behind it.
  if (!block || !isParagraph(block)) editor.send(newParagraph);
  for (const [index, line] of words.split('\n').entries()) {
    if (index > 0) editor.send({ type: 'insert.break' });
    if (line !== '') editor.send({ type: 'insert.text', text: line });
  }
};

/** Puts the words that were typed while the server was away into the text. */
export const TakeHeldWords = () => {
  const editor = useEditor();
  useEffect(() => {
    // An editor that takes no text forgets its selection.
    let last: Selection | null = null;
    const { unsubscribe } = editor.on('selection', ({ selection }) => {
      last = selection ?? last;
    });
    const removeSink = heldTyping.addSink({
      element: () => editor.dom.getEditorElement(),
      open: () => {
        const { context } = editor.getSnapshot();
        const selection = context.selection ?? last;
        const follow = selection && remember(context.value, selection);
        // Otherwise it takes the caret back as long as it believes to have the focus.
        editor.send({ type: 'blur' });
        return (words, focuses) => {
          const place = placeIn(editor, selection, follow);
          // An editor that believes to have the focus takes it by selecting.
          editor.send({ type: focuses ? 'focus' : 'blur' });
          put(editor, place, words);
        };
      },
    });
    return () => {
      unsubscribe();
      removeSink();
    };
  }, [editor]);
  return null;
};
