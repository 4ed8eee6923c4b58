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
};
const publication = { documentId: 'a', transactionId: 'published', transition: 'appear' };
const publish = [removal, publication]
  .map((event) => frameOf({ ...event, transactionTotalEvents: 2 }))
  .join('');
const renewal = {
  documentId: 'drafts.a',
  transactionId: 'typed',
  transition: 'appear',
  resultRev: 'typed',
  mutations: [{ patch: { id: 'drafts.a', set: { headline: 'A' } } }],
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
  it('stays in the form, with the changes as changes of it', () => {
    const { pass } = open();
    expect(eventsOf(pass(publish))).toEqual([{ ...publication, transactionTotalEvents: 1 }]);
    expect(eventsOf(pass(frameOf(renewal)))).toEqual([
      { ...renewal, transition: 'update', previousRev: 'r1' },
    ]);
    // Only the first change makes it anew.
    expect(pass(frameOf(renewal))).toBe(frameOf(renewal));
  });

  it('is read anew once all is saved', () => {
    const { form, sent, pass } = open();
    pass(publish);
    jest.advanceTimersByTime(10_000);
    expect(sent).toEqual([]);
    form.isUnsaved = false;
    jest.advanceTimersByTime(1_000);
    expect(sent).toEqual(['event: reset\ndata: {}\n\n']);
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
