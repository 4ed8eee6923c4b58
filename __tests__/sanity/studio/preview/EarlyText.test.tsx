import { defineSchema, type Editor, EditorProvider, useEditor } from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { applyAll, type Patch } from '@portabletext/patches';
import { act, render, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { EarlyText } from '../../../../sanity/studio/writing/bodyForm/EarlyText.ts';
import fc from '../../../properties.ts';

const text = { path: [{ _key: 'b' }, 'children', { _key: 's' }, 'text'] };
const typed = (value: string) => ({ type: 'diffMatchPatch', ...text, value });
const take = (early: EarlyText): object[] => {
  const taken: object[] = [];
  early.give((typed) => taken.push(...typed));
  return taken;
};
const split = (value: string) => ({ type: 'insert', path: [{ _key: 'b' }], value });

describe('text that the form gets early', () => {
  it('is left out when the editor gives it', () => {
    const early = new EarlyText();
    early.note('editor', typed('a'));
    expect(take(early)).toEqual([typed('a')]);
    early.note('editor', typed('b'));
    expect(take(early)).toEqual([typed('b')]);
    early.note('editor', typed('c'));
    expect(early.withoutGiven([typed('a'), typed('b'), typed('c')])).toEqual([typed('c')]);
    expect(take(early)).toEqual([]);
  });

  it('waits for changes of other kinds before it, and for text in blocks', () => {
    const early = new EarlyText();
    const inCell = { ...typed('b'), path: [...text.path.slice(0, 1), 'rows', ...text.path] };
    for (const patch of [typed('a'), inCell, split('x'), typed('c')]) early.note('editor', patch);
    expect(take(early)).toEqual([typed('a')]);
    expect(early.withoutGiven([typed('a'), inCell])).toEqual([inCell]);
    expect(take(early)).toEqual([]);
    expect(early.withoutGiven([split('x')])).toEqual([split('x')]);
    expect(take(early)).toEqual([typed('c')]);
  });

  it('leaves changes that are not the editor’s', () => {
    const early = new EarlyText();
    early.note('editor', typed('a'));
    take(early);
    expect(early.withoutGiven([split('other')])).toEqual([split('other')]);
    expect(early.withoutGiven([typed('a')])).toEqual([]);
  });

  it('that the form could not have is given by the editor', () => {
    const early = new EarlyText();
    early.note('editor', typed('a'));
    const readOnly = () =>
      early.give(() => {
        throw new Error('It is read-only');
      });
    expect(readOnly).toThrow('It is read-only');
    expect(early.withoutGiven([typed('a')])).toEqual([typed('a')]);
  });

  it('is left out however late the editor gives it, such as after a lost connection', () => {
    jest.useFakeTimers();
    const early = new EarlyText();
    early.note('editor', typed('a'));
    take(early);
    jest.advanceTimersByTime(60_000);
    jest.useRealTimers();
    early.note('editor', typed('b'));
    expect(early.withoutGiven([typed('a'), typed('b')])).toEqual([typed('b')]);
  });

  it('of an editor that is gone does not stand for that of the next', () => {
    const early = new EarlyText();
    early.note('editor', typed('a'));
    take(early);
    early.note('next', typed('a'));
    expect(early.withoutGiven([typed('a')])).toEqual([typed('a')]);
  });

  it('reaches the form once and in order, whenever the editor gives its changes', () => {
    const step = fc.oneof(
      fc.constantFrom('type', 'type', 'split', 'take').map((kind) => ({ kind, size: 1 })),
      fc.integer({ min: 1, max: 5 }).map((size) => ({ kind: 'give', size })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const early = new EarlyText();
        const made: object[] = [];
        const given: object[] = [];
        const form: object[] = [];
        const give = (size: number) => {
          const next = made.slice(given.length, given.length + size) as ReturnType<typeof typed>[];
          given.push(...next);
          form.push(...early.withoutGiven(next));
        };
        for (const { kind, size } of steps) {
          if (kind === 'take') form.push(...take(early));
          else if (kind === 'give') give(size);
          else {
            // A text that is typed, removed and typed again gives the same changes.
            const patch = kind === 'type' ? typed(String(made.length % 3)) : split('');
            made.push(patch);
            early.note('editor', patch);
          }
        }
        give(made.length);
        expect(form).toEqual(made);
      }),
    );
  });
});

const Reached = ({ by }: { by: { editor?: Editor } }) => {
  const editor = useEditor();
  useEffect(() => {
    by.editor = editor;
  }, [by, editor]);
  return null;
};

it('a form that gets the editor’s text early has the editor’s text, with each undo', async () => {
  const initialValue = ['one', 'two'].map((word) => ({
    _type: 'block',
    _key: word,
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: 's', text: word, marks: [] }],
  }));
  const early = new EarlyText();
  const current: { editor?: Editor } = {};
  let form: unknown = initialValue;
  let given = 0;
  let keptEarly = false;
  const apply = (patches: Patch[]) => {
    form = applyAll(form as Parameters<typeof applyAll>[0], patches);
  };
  render(
    <EditorProvider initialConfig={{ schemaDefinition: defineSchema({}), initialValue }}>
      <Reached by={current} />
      <EventListenerPlugin
        on={(event) => {
          if (event.type === 'patch') {
            early.note(current.editor, event.patch);
            const taken = take(early) as Patch[];
            keptEarly ||= taken.length > 0;
            apply(taken);
          }
          if (event.type === 'mutation') {
            given += event.patches.length;
            apply(early.withoutGiven(event.patches));
          }
        }}
      />
    </EditorProvider>,
  );
  await waitFor(() => expect(current.editor?.getSnapshot().context.value).toEqual(initialValue));
  const { editor } = current;
  const send = (event: Parameters<Editor['send']>[0]) => act(async () => editor?.send(event));
  const place = { path: [{ _key: 'two' }, 'children', { _key: 's' }], offset: 1 };
  await send({ type: 'select', at: { anchor: place, focus: place } });
  for (const letter of 'abc') await send({ type: 'insert.text', text: letter });
  await waitFor(() => expect(JSON.stringify(form)).toContain('tabcwo'));
  await waitFor(() => expect(given).toBe(3));
  expect(form).toEqual(editor?.getSnapshot().context.value);
  await send({ type: 'insert.break' });
  for (const letter of 'def') await send({ type: 'insert.text', text: letter });
  await send({ type: 'history.undo' });
  await waitFor(() => expect(given).toBeGreaterThan(7));
  await waitFor(() => expect(form).toEqual(editor?.getSnapshot().context.value));
  expect(keptEarly).toBe(true);
});
