import { defineSchema, type Editor, EditorProvider, useEditor } from '@portabletext/editor';
import { BehaviorPlugin } from '@portabletext/editor/plugins';
import { act, render, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { DroppedFiles } from '../../../../sanity/studio/writing/bodyForm/DroppedFiles.ts';
import { insertPictures } from '../../../../sanity/studio/writing/pasting/insertPictures.ts';
import { pasteBehaviors } from '../../../../sanity/studio/writing/pasting/pasteBehaviors.ts';

const block = (_key: string, text: string) => ({
  _type: 'block',
  _key,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: `${_key}s`, text, marks: [] }],
});
const dataTransfer = { getData: () => '', files: [], types: ['Files'] } as unknown as DataTransfer;

type Current = { editor?: Editor };

const Reached = ({ by, files }: { by: Current; files: DroppedFiles }) => {
  const editor = useEditor();
  useEffect(() => {
    by.editor = editor;
    return files.connect((dropped, place) => {
      insertPictures(editor, dropped.length, place);
    });
  }, [by, files, editor]);
  return null;
};

/** An editor whose dropped files become pictures, as in the body of a story. */
const open = async (texts: string[]) => {
  const current: Current = {};
  const files = new DroppedFiles();
  const mark = jest.fn();
  const none = jest.fn();
  const behaviors = pasteBehaviors(() => ({
    hasSources: true,
    finish: none,
    tell: none,
    follow: none,
    mark,
    setPlace: (place) => files.setPlace(place),
  }));
  render(
    <EditorProvider
      initialConfig={{
        schemaDefinition: defineSchema({ blockObjects: [{ name: 'image' }] }),
        initialValue: texts.map((text, index) => block(`b${index}`, text)),
      }}
    >
      <BehaviorPlugin behaviors={behaviors} />
      <Reached by={current} files={files} />
    </EditorProvider>,
  );
  const body = () =>
    current.editor
      ?.getSnapshot()
      .context.value.map(({ _type, children }) =>
        _type === 'image' ? 'picture' : (children as { text: string }[]).map(({ text }) => text).join(''),
      );
  await waitFor(() => expect(body()).toEqual(texts));
  return { current, files, body, mark };
};

const dropAt = (key: string, side: 'start' | 'end', offset: number, isEditor = false) => {
  const point = { path: [{ _key: key }, 'children', { _key: `${key}s` }], offset };
  const selection = { anchor: point, focus: point };
  return {
    type: 'drag.drop' as const,
    originEvent: { dataTransfer },
    position: { block: side, isEditor, isContainer: false, selection },
  };
};

const add = (files: DroppedFiles, count: number) =>
  act(async () => {
    for (let index = 0; index < count; index += 1) files.add(new File(['a'], `${index}.jpg`));
  });

describe('pictures that are dropped into the text', () => {
  it.each([
    ['on the lower half of a paragraph', dropAt('b0', 'end', 2), ['One.', 'picture', 'picture', 'Two.']],
    ['on the upper half of a paragraph', dropAt('b1', 'start', 2), ['One.', 'picture', 'picture', 'Two.']],
    ['above the text', dropAt('b0', 'start', 0), ['picture', 'picture', 'One.', 'Two.']],
    [
      'beside the text, after its first paragraph',
      dropAt('b0', 'end', 4, true),
      ['One.', 'picture', 'picture', 'Two.'],
    ],
    [
      'beside the text, before its last paragraph',
      dropAt('b1', 'end', 0, true),
      ['One.', 'picture', 'picture', 'Two.'],
    ],
  ])('%s stay there', async (_case, drop, after) => {
    const { current, files, body } = await open(['One.', 'Two.']);
    await act(async () => current.editor?.send(drop));
    await add(files, 2);
    expect(body()).toEqual(after);
  });

  it('replace an empty paragraph', async () => {
    const { current, files, body } = await open(['One.', '', 'Two.']);
    await act(async () => current.editor?.send(dropAt('b1', 'start', 0)));
    await add(files, 1);
    expect(body()).toEqual(['One.', 'picture', 'Two.']);
  });

  it('come after the caret’s paragraph if they were pasted, and at the end without a caret', async () => {
    const { current, files, body } = await open(['One.', 'Two.']);
    await add(files, 1);
    expect(body()).toEqual(['One.', 'Two.', 'picture']);
    const caret = dropAt('b0', 'end', 1).position.selection;
    await act(async () => current.editor?.send({ type: 'select', at: caret }));
    await add(files, 1);
    expect(body()).toEqual(['One.', 'picture', 'Two.', 'picture']);
  });

  it('are marked before they are dropped', async () => {
    const { current, mark } = await open(['One.', 'Two.']);
    await act(async () => current.editor?.send({ ...dropAt('b1', 'start', 1), type: 'drag.dragover' }));
    expect(mark).toHaveBeenCalledWith(null, 'before');
  });
});
