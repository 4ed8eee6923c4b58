import {
  defineSchema,
  type Editor,
  EditorProvider,
  type PortableTextBlock,
  useEditor,
} from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { Mutation } from '@sanity/mutator';
import { act, render, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { type Place, pasteCells, type Row } from '../../../../lib/tables/grid.ts';
import { BodyForm } from '../../../../sanity/studio/writing/bodyForm/BodyForm.ts';
import { DroppedFiles } from '../../../../sanity/studio/writing/bodyForm/DroppedFiles.ts';
import { EarlyText } from '../../../../sanity/studio/writing/bodyForm/EarlyText.ts';
import { FormBlocks } from '../../../../sanity/studio/writing/bodyForm/FormBlocks.ts';
import { OpenBlock } from '../../../../sanity/studio/writing/bodyForm/OpenBlock.ts';
import { TableJournal } from '../../../../sanity/studio/writing/bodyForm/TableJournal.ts';
import { changeRows, type RowsCommand } from '../../../../sanity/studio/writing/table/changeRows.ts';
import { FollowTables } from '../../../../sanity/studio/writing/table/FollowTables.tsx';
import { type TableEdits, useTableEdits } from '../../../../sanity/studio/writing/table/useTableEdits.ts';

const schemaDefinition = defineSchema({
  blockObjects: [{ name: 'table', fields: [{ name: 'rows', type: 'array' }] }],
});

type Patch = { type: string; path: unknown[]; value?: unknown; items?: unknown[]; position?: string };

const row = (_key: string, ...cells: string[]): Row => ({ _type: 'tableRow', _key, cells });
const stored: Row[] = [row('h', 'Month', 'Level'), row('m', 'May', '2'), row('j', 'June', '1')];

const body = [{ _type: 'table', _key: 't', rows: stored }] as unknown as PortableTextBlock[];

/** The path of a patch, as a mutation writes it. */
const textOf = (path: unknown[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'object') return `${text}[_key=="${(part as { _key: string })._key}"]`;
    return typeof part === 'number' ? `${text}[${part}]` : `${text}.${part}`;
  }, 'body');

/** Applies the patches of a form to a story, as Studio and the Content Lake do. */
const commit = (before: PortableTextBlock[], patches: Patch[]): PortableTextBlock[] => {
  const mutations = patches.map(({ type, path, value, items = [], position }) => {
    const at = textOf(path);
    const operation = {
      unset: { unset: [at] },
      insert: { insert: position === 'after' ? { after: at, items } : { before: at, items } },
      set: { set: { [at]: value } },
    }[type];
    if (!operation) throw new Error(`The test knows no patch of the type ${type}.`);
    return { patch: { id: 'story', ...operation } };
  });
  const after = new Mutation({ mutations }).apply({ _id: 'story', _type: 'article', body: before });
  return (after as unknown as { body: PortableTextBlock[] }).body;
};

const rowsIn = (body: PortableTextBlock[]): string[][] =>
  (body.find(({ _key }) => _key === 't') as unknown as { rows: Row[] }).rows.map(({ cells }) => cells);

type Current = { edits?: TableEdits; editor?: Editor };

/** Gives the test what the table in the text has. */
const Reached = ({ by }: { by: Current }) => {
  const [editor, edits] = [useEditor(), useTableEdits('t')];
  useEffect(() => {
    Object.assign(by, { editor, edits });
  }, [by, editor, edits]);
  return null;
};

/** A person with the story open. Their changes are sent when the test says so. */
const open = async (name: string) => {
  let keys = 0;
  // As the editor holds them for up to a second.
  const held: Patch[] = [];
  const current: Current = {};
  const form: BodyForm = {
    blocks: new FormBlocks(),
    tables: new TableJournal(),
    files: new DroppedFiles(),
    openBlock: new OpenBlock(),
    earlyText: new EarlyText(),
    giveText: () => undefined,
    open: () => undefined,
    focusPath: () => [],
    path: () => [],
    patch: () => undefined,
  };
  render(
    <EditorProvider
      initialConfig={{ schemaDefinition, initialValue: body, keyGenerator: () => `${name}${keys++}` }}
    >
      <BodyForm value={form}>
        <Reached by={current} />
        <FollowTables />
        <EventListenerPlugin
          on={(event) => {
            if (event.type === 'patch' && event.patch.origin === 'local') held.push(event.patch as Patch);
          }}
        />
      </BodyForm>
    </EditorProvider>,
  );
  await waitFor(() => expect(current.edits?.rows()).toEqual(stored));
  const { edits, editor } = current;
  if (!edits || !editor) throw new Error('The editor is not there.');
  // Changes of one task are one step of undo.
  const step = (change: () => void) => act(async () => change());
  return {
    cells: () => edits.rows().map(({ cells }) => cells),
    type: (row: number, column: number, text: string) =>
      step(() => edits.setCell(edits.rows()[row]?._key ?? '', column, text)),
    run: (command: RowsCommand) =>
      step(() => {
        const next = changeRows(edits.rows(), command, edits.newKey);
        if (next) edits.setRows(next.rows, next.column);
      }),
    paste: (at: Place, cells: string[][]) =>
      step(() => edits.setRows(pasteCells(edits.rows(), at, cells, edits.newKey))),
    undo: () => step(edits.undo),
    redo: () => step(edits.redo),
    /** What was not sent yet. */
    take: () => form.tables.translate(held.splice(0)),
    receive: (patches: Patch[]) =>
      step(() =>
        editor.send({
          type: 'patches',
          patches: patches.map((patch) => ({ ...patch, origin: 'remote' })) as never,
          snapshot: undefined,
        }),
      ),
  };
};

type Person = Awaited<ReturnType<typeof open>>;

const openBoth = async (): Promise<[Person, Person]> => [await open('a'), await open('b')];

/** The rows after the changes of two people, whichever arrives first. */
const bothOrders = (one: Patch[], other: Patch[]): [string[][], string[][]] => [
  rowsIn(commit(commit(body, one), other)),
  rowsIn(commit(commit(body, other), one)),
];

describe('two people who change a table at once', () => {
  it.each<[string, (ann: Person, ben: Person) => Promise<void>, string[][]]>([
    [
      'a cell, while a row is inserted above it and another is removed',
      async (ann, ben) => {
        await ann.type(1, 1, '3');
        await ben.run({ kind: 'insertRow', row: 1 });
        await ben.run({ kind: 'removeRow', row: 3 });
      },
      [
        ['Month', 'Level'],
        ['', ''],
        ['May', '3'],
      ],
    ],
    [
      'a cell, while a column is inserted after it',
      async (ann, ben) => {
        await ann.type(1, 0, 'Maj');
        await ben.run({ kind: 'insertColumn', column: 1 });
      },
      [
        ['Month', '', 'Level'],
        ['Maj', '', '2'],
        ['June', '', '1'],
      ],
    ],
    [
      'a cell, while a column after it is removed',
      async (ann, ben) => {
        await ann.type(1, 0, 'Maj');
        await ben.run({ kind: 'removeColumn', column: 1 });
      },
      [['Month'], ['Maj'], ['June']],
    ],
    [
      'two cells of a row',
      async (ann, ben) => {
        await ann.type(1, 0, 'Maj');
        await ben.type(1, 1, '3');
      },
      [
        ['Month', 'Level'],
        ['Maj', '3'],
        ['June', '1'],
      ],
    ],
    [
      'rows that are removed',
      async (ann, ben) => {
        await ann.run({ kind: 'removeRow', row: 1 });
        await ben.run({ kind: 'removeRow', row: 2 });
      },
      [['Month', 'Level']],
    ],
    [
      'a cell, while cells of a spreadsheet are pasted below it',
      async (ann, ben) => {
        await ann.type(1, 1, '3');
        await ben.paste({ row: 2, column: 1 }, [['1.5'], ['0.5']]);
      },
      [
        ['Month', 'Level'],
        ['May', '3'],
        ['June', '1.5'],
        ['', '0.5'],
      ],
    ],
  ])('keep %s', async (_case, change, expected) => {
    const [ann, ben] = await openBoth();
    await change(ann, ben);
    expect(bothOrders(ann.take(), ben.take())).toEqual([expected, expected]);
  });

  it.each<[string, (ben: Person) => Promise<void>, string[][]]>([
    [
      'inserted before it',
      (ben) => ben.run({ kind: 'insertColumn', column: 0 }),
      [
        ['', 'Month', 'Level'],
        ['', 'May', '3'],
        ['', 'June', '1'],
      ],
    ],
    ['removed before it', (ben) => ben.run({ kind: 'removeColumn', column: 0 }), [['Level'], ['3'], ['1']]],
    [
      'removed with it',
      (ben) => ben.run({ kind: 'removeColumn', column: 1 }),
      [['Month'], ['May'], ['June']],
    ],
  ])('keep a cell that was not sent yet when a column is %s', async (_case, then, expected) => {
    const [ann, ben] = await openBoth();
    await ann.type(1, 1, '3');
    await then(ben);
    const sent = ben.take();
    await ann.receive(sent);
    expect(ann.cells()).toEqual(expected);
    expect(rowsIn(commit(commit(body, sent), ann.take()))).toEqual(expected);
  });

  it('keep both rows that they insert at one place', async () => {
    const [ann, ben] = await openBoth();
    await ann.run({ kind: 'insertRow', row: 1 });
    await ann.type(1, 0, 'March');
    await ben.run({ kind: 'insertRow', row: 1 });
    await ben.type(1, 0, 'April');
    for (const rows of bothOrders(ann.take(), ben.take()))
      expect(rows.map(([month]) => month).toSorted()).toEqual(['April', 'June', 'March', 'May', 'Month']);
  });
});

describe('undo in a table that a colleague has changed since', () => {
  /** Ann changes the table, Ben changes it then, and Ann goes back. */
  const inTurn = async (first: (ann: Person) => Promise<void>, then: (ben: Person) => Promise<void>) => {
    const [ann, ben] = await openBoth();
    await first(ann);
    const [firstSent] = [ann.take()];
    await ben.receive(firstSent);
    await then(ben);
    const secondSent = ben.take();
    await ann.receive(secondSent);
    const now = commit(commit(body, firstSent), secondSent);
    await ann.undo();
    const undone = commit(now, ann.take());
    const shown = ann.cells();
    await ann.redo();
    return { undone: rowsIn(undone), shown, redone: rowsIn(commit(undone, ann.take())) };
  };

  it.each<[string, (ann: Person) => Promise<void>, (ben: Person) => Promise<void>, string[][]]>([
    [
      'brings a row back, and keeps a cell',
      (ann) => ann.run({ kind: 'removeRow', row: 2 }),
      (ben) => ben.type(1, 1, '3'),
      [
        ['Month', 'Level'],
        ['May', '3'],
        ['June', '1'],
      ],
    ],
    [
      'brings a row back where the row above it is gone',
      (ann) => ann.run({ kind: 'removeRow', row: 2 }),
      (ben) => ben.run({ kind: 'removeRow', row: 1 }),
      [
        ['Month', 'Level'],
        ['June', '1'],
      ],
    ],
    [
      'brings the first row back where the next one is gone',
      (ann) => ann.run({ kind: 'removeRow', row: 0 }),
      (ben) => ben.run({ kind: 'removeRow', row: 0 }),
      [
        ['Month', 'Level'],
        ['June', '1'],
      ],
    ],
    [
      'takes an inserted column away, also from a new row',
      (ann) => ann.run({ kind: 'insertColumn', column: 1 }),
      (ben) => ben.run({ kind: 'insertRow', row: 1 }),
      [
        ['Month', 'Level'],
        ['', ''],
        ['May', '2'],
        ['June', '1'],
      ],
    ],
    [
      'brings a column back, and keeps a cell and a new row',
      (ann) => ann.run({ kind: 'removeColumn', column: 0 }),
      async (ben) => {
        await ben.type(1, 0, '3');
        await ben.run({ kind: 'insertRow', row: 3 });
      },
      [
        ['Month', 'Level'],
        ['May', '3'],
        ['June', '1'],
        ['', ''],
      ],
    ],
  ])('%s', async (_case, first, then, expected) => {
    const { undone, shown } = await inTurn(first, then);
    expect(undone).toEqual(expected);
    expect(shown).toEqual(expected);
  });

  it.each<[string, (ann: Person) => Promise<void>, (ben: Person) => Promise<void>, string[][]]>([
    [
      'the cell that Ann wrote, which Ben wrote again',
      (ann) => ann.type(1, 1, '3'),
      (ben) => ben.type(1, 1, '4'),
      [
        ['Month', 'Level'],
        ['May', '4'],
        ['June', '1'],
      ],
    ],
    [
      'the cell that moved to another place',
      (ann) => ann.type(1, 1, '3'),
      (ben) => ben.run({ kind: 'insertColumn', column: 0 }),
      [
        ['', 'Month', 'Level'],
        ['', 'May', '3'],
        ['', 'June', '1'],
      ],
    ],
    [
      'a row that Ann inserted and Ben filled',
      (ann) => ann.run({ kind: 'insertRow', row: 1 }),
      (ben) => ben.type(1, 0, 'April'),
      [
        ['Month', 'Level'],
        ['April', ''],
        ['May', '2'],
        ['June', '1'],
      ],
    ],
    [
      'a column that Ann inserted and Ben filled',
      (ann) => ann.run({ kind: 'insertColumn', column: 2 }),
      (ben) => ben.type(0, 2, 'Source'),
      [
        ['Month', 'Level', 'Source'],
        ['May', '2', ''],
        ['June', '1', ''],
      ],
    ],
  ])('leaves %s', async (_case, first, then, expected) => {
    const { undone, shown, redone } = await inTurn(first, then);
    expect(undone).toEqual(expected);
    expect(shown).toEqual(expected);
    expect(redone).toEqual(expected);
  });

  it('goes back and forth through rows, columns and cells that nobody else changed', async () => {
    const ann = await open('a');
    const states = [ann.cells()];
    const changes = [
      () => ann.run({ kind: 'insertRow', row: 1 }),
      () => ann.type(1, 1, '5'),
      () => ann.run({ kind: 'insertColumn', column: 0 }),
      () => ann.run({ kind: 'removeColumn', column: 2 }),
      () => ann.run({ kind: 'removeRow', row: 0 }),
      () => ann.paste({ row: 2, column: 1 }, [['a', 'b'], ['c']]),
    ];
    let story = body;
    const check = (cells: string[][] | undefined) => {
      expect(ann.cells()).toEqual(cells);
      story = commit(story, ann.take());
      expect(rowsIn(story)).toEqual(cells);
    };
    for (const change of changes) {
      await change();
      states.push(ann.cells());
      check(states.at(-1));
    }
    for (const cells of states.toReversed().slice(1)) {
      await ann.undo();
      check(cells);
    }
    for (const cells of states.slice(1)) {
      await ann.redo();
      check(cells);
    }
  });
});
