import { boardRows, placesOfRow, type SlotValue, storyOf } from '../../../../lib/front/board/FrontBoard.ts';
import { dropProblem, type FrontEdit, moveOnBoard } from '../../../../lib/front/board/moveOnBoard.ts';
import { takeBack } from '../../../../lib/front/board/takeBack.ts';

const slot = (id: string, more: object = {}): SlotValue => ({
  _key: `at-${id}`,
  story: { _ref: id },
  ...more,
});
const { _key, ...lead } = slot('lead', { headline: 'Only on the front' });
const front = {
  lead,
  seconds: [slot('a'), slot('b'), slot('c')],
  strips: [
    { _key: 'full', title: 'Same', stories: [...'12345678'].map((id) => slot(id)) },
    { _key: 'empty', title: 'Same' },
  ],
};
type Front = typeof front;

const placeOf = (place: string, of: Front = front) => {
  const found = boardRows(of)
    .flatMap(placesOfRow)
    .find(({ id }) => id === place);
  if (!found) throw new Error(`There is no place ${place}.`);
  return found;
};
const drag = (place: string) => {
  const from = placeOf(place);
  return { slot: from.slot ?? {}, from };
};

/** Applies edits as the forms of Studio do. */
const applied = (edits: FrontEdit[], of: Front = front): Front => {
  const document = structuredClone(of);
  type Node = Record<string, unknown> & unknown[];
  const at = (node: Node, part: unknown): string =>
    typeof part === 'string'
      ? part
      : String(node.findIndex((item) => (item as SlotValue)._key === (part as { _key: string })._key));
  for (const edit of edits) {
    const path = edit.kind === 'insert' ? edit.list : edit.path;
    let node = document as unknown as Node;
    for (const part of path.slice(0, -1)) node = node[at(node, part) as never] as Node;
    const last = at(node, path.at(-1));
    if (edit.kind === 'set') node[last as never] = edit.value as never;
    else if (edit.kind === 'unset' && Array.isArray(node)) node.splice(Number(last), 1);
    else if (edit.kind === 'unset') delete node[last as never];
    else {
      node[last as never] ??= [] as never;
      const list = node[last as never] as SlotValue[];
      const index = edit.at === null ? list.length : list.findIndex((item) => item._key === edit.at);
      list.splice(edit.position === 'after' ? index + 1 : index, 0, edit.slot);
    }
  }
  return document;
};
const storiesIn = (of: Front): (string | null)[][] => boardRows(of).map(({ slots }) => slots.map(storyOf));
const after = (from: string, to: string) => storiesIn(applied(moveOnBoard(drag(from), placeOf(to), 'new')));
const eight = [...'12345678'];

describe('a story that is moved on the board of the front page', () => {
  it.each<[string, string, string, (string | null)[][]]>([
    ['up in its list', 'seconds.at-c', 'seconds.at-a', [['lead'], ['c', 'a', 'b'], eight, []]],
    ['down in its list', 'seconds.at-a', 'seconds.at-b', [['lead'], ['b', 'a', 'c'], eight, []]],
    ['to the end of its list', 'seconds.at-a', 'seconds.end', [['lead'], ['b', 'c', 'a'], eight, []]],
    ['to an empty strip', 'seconds.at-b', 'strip-empty.end', [['lead'], ['a', 'c'], eight, ['b']]],
    [
      'between the stories of another list',
      'strip-full.at-3',
      'seconds.at-b',
      [['lead'], ['a', '3', 'b', 'c'], ['1', '2', '4', '5', '6', '7', '8'], []],
    ],
    ['to the lead', 'seconds.at-b', 'lead.slot', [['b'], ['a', 'lead', 'c'], eight, []]],
    ['from the lead', 'lead.slot', 'seconds.at-a', [['a'], ['lead', 'b', 'c'], eight, []]],
    [
      'from the lead to the end of a list',
      'lead.slot',
      'seconds.end',
      [[], ['a', 'b', 'c', 'lead'], eight, []],
    ],
    ['to where it is', 'seconds.at-b', 'seconds.at-b', [['lead'], ['a', 'b', 'c'], eight, []]],
  ])('goes %s', (_case, from, to, expected) => expect(after(from, to)).toEqual(expected));

  it('takes its words along, and each item of a list has a key of its own', () => {
    const moved = applied(moveOnBoard(drag('lead.slot'), placeOf('seconds.end'), 'new'));
    expect(moved.seconds.at(-1)).toEqual({ ...lead, _key: 'new' });
    const exchanged = applied(moveOnBoard(drag('lead.slot'), placeOf('seconds.at-a'), 'new'));
    expect(exchanged.seconds[0]).toEqual({ ...lead, _key: 'at-a' });
    expect(exchanged.lead).toEqual({ story: { _ref: 'a' } });
  });

  it.each([drag('seconds.at-b'), { slot: { story: { _ref: 'b' } }, from: null }])(
    'gets the words that were written for a lead without a story, and leaves them when it is taken back',
    (dragged) => {
      const written = {
        ...front,
        lead: { _type: 'slot', headline: 'Written first', kicker: '' },
      } as unknown as Front;
      const place = placeOf('lead.end', written);
      const moved = applied(moveOnBoard(dragged, place, 'new'), written);
      expect(moved.lead).toEqual({ _type: 'slot', story: { _ref: 'b' }, headline: 'Written first' });
      const ids = ['lead', ...(dragged.from ? ['seconds'] : [])];
      const rows = (of: Front) => boardRows(of).filter(({ id }) => ids.includes(id));
      const back = takeBack(rows(written), rows(moved), rows(moved));
      expect(applied(back ?? [], moved)).toEqual(written);
    },
  );

  it('replaces the lead if it has no place yet', () => {
    const added = { slot: { story: { _ref: 'z' } }, from: null };
    expect(storiesIn(applied(moveOnBoard(added, placeOf('lead.slot'), 'new')))[0]).toEqual(['z']);
    expect(storiesIn(applied(moveOnBoard(added, placeOf('seconds.at-b'), 'new')))[1]).toEqual([
      ...['a', 'z', 'b', 'c'],
    ]);
  });

  it('does not go into a full list, but within it, and in exchange with the lead', () => {
    const full = placeOf('strip-full.at-2');
    expect(dropProblem(drag('seconds.at-a'), full)).toBe(
      'There is room for 8 stories in the strip “Same”. Move one away first.',
    );
    expect(dropProblem(drag('strip-full.at-5'), full)).toBeNull();
    expect(dropProblem(drag('lead.slot'), full)).toBeNull();
    expect(dropProblem(drag('seconds.at-a'), placeOf('strip-empty.end'))).toBeNull();
  });
});

describe('a move that is taken back', () => {
  const rowsOf = (of: Front, ids: (string | undefined)[]) =>
    boardRows(of).filter(({ id }) => ids.includes(id));
  /** Moves a story, and takes the move back once a colleague has changed the front. */
  const takenBack = (
    dragged: ReturnType<typeof drag> | { slot: SlotValue; from: null },
    to: string,
    change: (moved: Front) => void = () => {},
  ): { edits: FrontEdit[] | null; moved: Front } => {
    const place = placeOf(to);
    const ids = [place.row.id, dragged.from?.row.id];
    const moved = applied(moveOnBoard(dragged, place, 'new'));
    const after = rowsOf(structuredClone(moved), ids);
    change(moved);
    return { edits: takeBack(rowsOf(front, ids), after, rowsOf(moved, ids)), moved };
  };
  const added = { slot: slot('z'), from: null };

  it.each<[string, ReturnType<typeof drag> | typeof added, string]>([
    ['up in a list', drag('seconds.at-c'), 'seconds.at-a'],
    ['down in a list', drag('seconds.at-a'), 'seconds.at-b'],
    ['to the end of its list', drag('seconds.at-a'), 'seconds.end'],
    ['to an empty strip', drag('seconds.at-c'), 'strip-empty.end'],
    ['to another list', drag('strip-full.at-3'), 'seconds.at-b'],
    ['of a story that changed places with the lead', drag('seconds.at-b'), 'lead.slot'],
    ['of the lead to the end of a list', drag('lead.slot'), 'seconds.end'],
    ['of a story without a place to a list', added, 'seconds.at-b'],
    ['of a story without a place to the lead', added, 'lead.slot'],
  ])('%s leaves the front as it was', (_case, dragged, to) => {
    const { edits, moved } = takenBack(dragged, to);
    const slots = (of: Front) => boardRows(of).map((row) => row.slots);
    expect(slots(applied(edits ?? [], moved))).toEqual(slots(front));
  });

  it('empties the lead again that it filled', () => {
    const { lead: _lead, ...withoutLead } = front;
    const before = boardRows(withoutLead).slice(0, 2);
    const moved = { ...withoutLead, lead, seconds: [slot('b'), slot('c')] };
    const after = boardRows(moved).slice(0, 2);
    expect(takeBack(before, after, after)).toEqual([
      { kind: 'unset', path: ['lead'] },
      { kind: 'insert', list: ['seconds'], slot: slot('a'), position: 'before', at: 'at-b' },
    ]);
  });

  it.each<[string, (moved: Front) => void]>([
    ['a headline in the same row', ({ seconds }) => Object.assign(seconds[0] ?? {}, { headline: 'Theirs' })],
    [
      'a headline in the slot that was moved',
      ({ strips }) => Object.assign(strips[1]?.stories?.[0] ?? {}, { headline: 'Theirs' }),
    ],
    ['another story', ({ seconds }) => seconds.push(slot('y'))],
    ['one story less', ({ seconds }) => seconds.pop()],
    ['no strip', ({ strips }) => strips.pop()],
  ])('is not offered once a colleague left %s', (_case, change) => {
    expect(takenBack(drag('seconds.at-b'), 'strip-empty.end').edits).not.toBeNull();
    expect(takenBack(drag('seconds.at-b'), 'strip-empty.end', change).edits).toBeNull();
  });

  it.each<[string, ReturnType<typeof drag>, string]>([
    ['into a list', drag('lead.slot'), 'seconds.end'],
    ['within a list', drag('seconds.at-b'), 'seconds.end'],
    ['to another list', drag('seconds.at-b'), 'strip-empty.end'],
    ['in exchange with the lead', drag('seconds.at-b'), 'lead.slot'],
  ])('%s keeps the words that arrive beside it at the same moment', (_case, dragged, to) => {
    const { edits, moved } = takenBack(dragged, to);
    Object.assign(moved.seconds[0] ?? {}, { headline: 'Theirs' });
    expect(edits).not.toBeNull();
    expect(applied(edits ?? [], moved).seconds[0]).toEqual(slot('a', { headline: 'Theirs' }));
  });

  it('is not offered if more than the move changed the list', () => {
    const after = boardRows({ ...front, seconds: [slot('c'), slot('b'), slot('a')] });
    expect(takeBack(boardRows(front), after, after)).toBeNull();
  });
});
