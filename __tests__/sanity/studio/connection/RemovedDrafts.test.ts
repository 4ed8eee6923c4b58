import { z } from 'zod';
import { apiVersion } from '../../../../lib/apiVersion.ts';
import { isFormStream, RemovedDrafts } from '../../../../sanity/studio/connection/RemovedDrafts.ts';
import { UnsavedForms } from '../../../../sanity/studio/layout/saving/UnsavedForms.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const frameOf = (event: object): string => `id: 1#a\nevent: mutation\ndata: ${JSON.stringify(event)}\n\n`;

const eventsOf = (text: string): unknown[] =>
  Array.from(text.matchAll(/^data: (.*)$/gmu), ([, data = '']) => JSON.parse(data));

const removal = {
  documentId: 'drafts.a',
  transactionId: 'published',
  transition: 'disappear',
  previousRev: 'r1',
  resultRev: 'published',
  mutations: [{ delete: { id: 'drafts.a' } }],
};
const published = { _id: 'drafts.a', _type: 'article', headline: '', firstPublishedAt: 'now' };
const publication = {
  documentId: 'a',
  transactionId: 'published',
  transition: 'appear',
  mutations: [{ createOrReplace: { ...published, _id: 'a' } }],
};
const publish = [removal, publication]
  .map((event) => frameOf({ ...event, transactionTotalEvents: 2 }))
  .join('');
const renewal = {
  documentId: 'drafts.a',
  transactionId: 'typed',
  transition: 'appear',
  resultRev: 'typed',
  mutations: [{ create: published }, { patch: { id: 'drafts.a', set: { headline: 'A' } } }],
};

const open = () => {
  const forms = new UnsavedForms();
  const form = { isUnsaved: true };
  forms.add({ id: 'a', isUnsaved: () => form.isUnsaved });
  const sent: string[] = [];
  const drafts = new RemovedDrafts(forms);
  return { form, sent, pass: (text: string) => drafts.pass(text, (later) => sent.push(later)) };
};

describe('a draft that is published while its form has unsaved changes', () => {
  it('is replaced in the form, not removed, before the next change of it', () => {
    const { form, sent, pass } = open();
    expect(eventsOf(pass(publish))).toEqual([{ ...publication, transactionTotalEvents: 1 }]);
    const [replacement, change, ...others] = eventsOf(pass(frameOf(renewal)));
    expect(replacement).toMatchObject({
      documentId: 'drafts.a',
      transition: 'update',
      previousRev: 'r1',
      mutations: [{ createOrReplace: published }],
    });
    const { resultRev: previousRev, transactionId } = z
      .object({ resultRev: z.string(), transactionId: z.string() })
      .parse(replacement);
    // Studio ignores a second event of a transaction and document.
    expect(transactionId).not.toBe(renewal.transactionId);
    expect(change).toEqual({ ...renewal, transition: 'update', previousRev });
    expect(others).toEqual([]);
    // Only the first change makes it anew.
    expect(pass(frameOf(renewal))).toBe(frameOf(renewal));
    form.isUnsaved = false;
    jest.advanceTimersByTime(10_000);
    expect(sent).toEqual([]);
  });

  it.each([
    ['by a mutation of another program', [{ createIfNotExists: published }], ['update', 'update']],
    ['whole', [{ createOrReplace: published }], ['update']],
  ])('is replaced when it is made anew %s', (_case, mutations, transitions) => {
    const { pass } = open();
    pass(publish);
    const passed = eventsOf(pass(frameOf({ ...renewal, mutations })));
    expect(passed.map((event) => z.object({ transition: z.string() }).parse(event).transition)).toEqual(
      transitions,
    );
  });

  it('is removed once all is saved, if no change made it anew', () => {
    const { form, sent, pass } = open();
    pass(publish);
    jest.advanceTimersByTime(10_000);
    expect(sent).toEqual([]);
    form.isUnsaved = false;
    jest.advanceTimersByTime(10_000);
    expect(sent.map(eventsOf)).toEqual([[{ ...removal, transactionTotalEvents: 1 }]]);
    // A client that resumes must not get events anew because of this one.
    expect(sent.join('')).not.toContain('id: ');
    expect(pass(frameOf(renewal))).toBe(frameOf(renewal));
  });
});

it('events of a form whose changes are saved, and of other documents, pass as they are', () => {
  const { form, pass } = open();
  const others = frameOf({ ...removal, documentId: 'drafts.b' });
  expect(pass(others)).toBe(others);
  expect(pass(':\n\n')).toBe(':\n\n');
  form.isUnsaved = false;
  expect(pass(publish)).toBe(publish);
});

it('the stream of a form is known by its tag', () => {
  const listen = `/v${apiVersion}/data/listen/production`;
  expect(isFormStream(`${listen}?query=*&tag=sanity.studio.document.pair.listen`)).toBe(true);
  expect(isFormStream(`${listen}?query=*&tag=sanity.studio.list`)).toBe(false);
  expect(isFormStream(listen)).toBe(false);
});
