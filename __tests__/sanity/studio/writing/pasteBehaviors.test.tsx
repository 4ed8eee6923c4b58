import { defineSchema, type Editor, EditorProvider, useEditor } from '@portabletext/editor';
import { BehaviorPlugin } from '@portabletext/editor/plugins';
import { act, render, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { pasteBehaviors } from '../../../../sanity/studio/writing/pasting/pasteBehaviors.ts';

const block = (_key: string, text: string) => ({
  _type: 'block',
  _key,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: `${_key}s`, text, marks: [] }],
});

const html = '<h2>The river</h2><p>It is low.</p><video src="a.mp4"></video>';
const data = {
  getData: (type: string) => (type === 'text/html' ? html : ''),
  files: [],
  types: ['text/html'],
};

type Current = { editor?: Editor };

const Reached = ({ by }: { by: Current }) => {
  const editor = useEditor();
  useEffect(() => {
    by.editor = editor;
  }, [by, editor]);
  return null;
};

it('reads what is dropped as what is pasted, at the place where it is dropped', async () => {
  const current: Current = {};
  const finish = jest.fn(async () => undefined);
  const none = jest.fn();
  const behaviors = pasteBehaviors(() => ({
    hasSources: true,
    finish,
    tell: none,
    follow: none,
    setPlace: none,
    mark: none,
  }));
  render(
    <EditorProvider
      initialConfig={{
        schemaDefinition: defineSchema({ styles: [{ name: 'h2' }] }),
        initialValue: [block('a', 'First.'), block('b', 'Second.')],
      }}
    >
      <BehaviorPlugin behaviors={behaviors} />
      <Reached by={current} />
    </EditorProvider>,
  );
  const texts = () =>
    current.editor
      ?.getSnapshot()
      .context.value.map(({ children }) => (children as { text: string }[]).map(({ text }) => text).join(''));
  await waitFor(() => expect(texts()).toEqual(['First.', 'Second.']));
  const end = { path: [{ _key: 'a' }, 'children', { _key: 'as' }], offset: 6 };
  await act(async () =>
    current.editor?.send({
      type: 'drag.drop',
      originEvent: { dataTransfer: data as unknown as DataTransfer },
      position: { block: 'end', isEditor: false, isContainer: false, selection: { anchor: end, focus: end } },
    }),
  );
  expect(texts()?.slice(0, 1)).toEqual(['First.The river']);
  expect(texts()?.slice(-2)).toEqual(['It is low.', 'Second.']);
  expect(finish).toHaveBeenCalledWith(
    expect.objectContaining({ paste: expect.objectContaining({ leftOut: { video: 1 } }) }),
  );
});
