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

const transfer = (types: Record<string, string>): DataTransfer =>
  ({
    getData: (type: string) => types[type] ?? '',
    files: [],
    types: Object.keys(types),
  }) as unknown as DataTransfer;

type Current = { editor?: Editor };

const Reached = ({ by }: { by: Current }) => {
  const editor = useEditor();
  useEffect(() => {
    by.editor = editor;
  }, [by, editor]);
  return null;
};

const open = async (...given: string[]) => {
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
        initialValue: given.map((text, index) => block(`b${index}`, text)),
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
  await waitFor(() => expect(texts()).toEqual(given));
  return {
    finish,
    texts,
    send: (event: Parameters<Editor['send']>[0]) => act(async () => current.editor?.send(event)),
  };
};

const placeIn = (key: string, offset: number) => {
  const point = { path: [{ _key: key }, 'children', { _key: `${key}s` }], offset };
  return { anchor: point, focus: point };
};

describe('the editor', () => {
  it('reads what is dropped as what is pasted, at the place where it is dropped', async () => {
    const { finish, texts, send } = await open('First.', 'Second.');
    const html = '<h2>The river</h2><p>It is low.</p><video src="a.mp4"></video>';
    await send({
      type: 'drag.drop',
      originEvent: { dataTransfer: transfer({ 'text/html': html }) },
      position: { block: 'end', isEditor: false, isContainer: false, selection: placeIn('b0', 6) },
    });
    expect(texts()?.slice(0, 1)).toEqual(['First.The river']);
    expect(texts()?.slice(-2)).toEqual(['It is low.', 'Second.']);
    expect(finish).toHaveBeenCalledWith(
      expect.objectContaining({ paste: expect.objectContaining({ leftOut: { video: 1 } }) }),
    );
  });

  it.each([
    ['text', { 'text/plain': ' low ' }],
    ['the same text as HTML', { 'text/plain': ' low ', 'text/html': ' low ' }],
    ['a piece of a page', { 'text/plain': ' low ', 'text/html': '<meta charset="utf-8"><b> low</b> ' }],
  ])('keeps the spaces around %s that is pasted between words', async (_case, types) => {
    const { texts, send } = await open('It is.');
    const paste = (offset: number) => {
      const selection = placeIn('b0', offset);
      return {
        type: 'clipboard.paste' as const,
        originEvent: { dataTransfer: transfer(types) },
        position: { selection },
      };
    };
    await send({ type: 'select', at: placeIn('b0', 5) });
    await send(paste(5));
    expect(texts()).toEqual(['It is low .']);
  });

  it('pastes a space alone', async () => {
    const { texts, send } = await open('Itis');
    await send({ type: 'select', at: placeIn('b0', 2) });
    await send({
      type: 'clipboard.paste',
      originEvent: { dataTransfer: transfer({ 'text/plain': ' ' }) },
      position: { selection: placeIn('b0', 2) },
    });
    expect(texts()).toEqual(['It is']);
  });
});
