import {
  findAuthors,
  type HeardChange,
  heardChange,
  nameOfAuthors,
} from '../../../../../sanity/studio/newsroom/changes/authors.ts';

const change = (
  author: string,
  before: string | null,
  after: string | null,
  id = 'drafts.a',
): HeardChange => ({ id, before, after, author });

const draft = (from: string | null, to: string | null) => ({ id: 'drafts.a', from, to });

describe('who changed a document since it was read', () => {
  const heard = [change('bert', 'r1', 'r2'), change('joan', 'r2', 'r3'), change('joan', 'r3', 'r4')];

  it.each([
    ['nobody', heard, draft('r4', 'r4'), []],
    ['one person, after another one whose change was read', heard, draft('r2', 'r4'), ['joan']],
    ['all of several, not the last one alone', heard, draft('r1', 'r4'), ['joan', 'bert']],
    ['who began a draft', [change('bert', null, 'r1')], draft(null, 'r1'), ['bert']],
    ['who discarded a draft', [change('bert', 'r1', null)], draft('r1', null), ['bert']],
    [
      'who discarded a draft and who began another',
      [change('bert', 'r1', null), change('joan', null, 'r2')],
      draft('r1', 'r2'),
      ['joan', 'bert'],
    ],
  ])('is %s', (_case, changes, span, authors) => {
    expect(findAuthors(changes, [span])).toEqual(authors);
  });

  it.each([
    ['the revision that was read is older than the listener', heard, draft('r0', 'r4')],
    ['a change was missed', [heard[0], heard[2]].flatMap((one) => one ?? []), draft('r1', 'r4')],
    ['the event of the last change is on its way', heard, draft('r3', 'r5')],
    [
      'an event does not say what was before',
      [{ ...change('bert', null, 'r2'), before: undefined }],
      draft(null, 'r2'),
    ],
    ['the changes are of another document', heard.map((one) => ({ ...one, id: 'a' })), draft('r1', 'r4')],
  ])('is not known if %s', (_case, changes, span) => {
    expect(findAuthors(changes, [span])).toBeNull();
  });

  it('covers the draft and the live story', () => {
    const both = [...heard, change('anna', 'l1', 'l2', 'a')];
    const live = { id: 'a', from: 'l1', to: 'l2' };
    expect(findAuthors(both, [draft('r2', 'r4'), live])).toEqual(['joan', 'anna']);
    expect(findAuthors(both, [draft('r2', 'r4'), { ...live, from: 'l0' }])).toBeNull();
  });

  it('names one person, nobody of several, and nobody if not all are known', () => {
    expect(nameOfAuthors(['joan'], 'Joan')).toBe('Joan');
    expect(nameOfAuthors(['joan', 'bert'], 'Joan')).toBe('Several people');
    expect(nameOfAuthors(['gone'], null)).toBeNull();
    expect(nameOfAuthors([], 'Joan')).toBeNull();
    expect(nameOfAuthors(null, 'Joan')).toBeNull();
  });
});

describe('a heard change', () => {
  const event = { documentId: 'a', identity: 'bert', resultRev: 'r2' };

  it.each([
    ['a creation', { ...event, transition: 'appear' as const }, null, 'r2'],
    ['an edit', { ...event, transition: 'update' as const, previousRev: 'r1' }, 'r1', 'r2'],
    ['a deletion', { ...event, transition: 'disappear' as const, previousRev: 'r1' }, 'r1', null],
    ['an edit without a revision before it', { ...event, transition: 'update' as const }, undefined, 'r2'],
  ])('has the revisions of %s', (_case, heard, before, after) => {
    expect(heardChange(heard)).toEqual({ id: 'a', before, after, author: 'bert' });
  });
});
