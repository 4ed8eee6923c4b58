import { getPublishedId } from '@sanity/client/csm';
import { z } from 'zod';
import { unsavedForms } from '../layout/saving/UnsavedForms.ts';

const mutationEvent = z.looseObject({
  documentId: z.string(),
  transactionId: z.string(),
  transactionTotalEvents: z.number().optional(),
  transition: z.enum(['appear', 'update', 'disappear']),
  previousRev: z.string().optional(),
  mutations: z.array(
    z.looseObject({ create: z.unknown().optional(), createIfNotExists: z.unknown().optional() }),
  ),
});

type MutationEvent = z.infer<typeof mutationEvent>;

/** The events of a document, its draft and its copies, for the form of it. */
export const isFormStream = (url: string): boolean =>
  new URLSearchParams(url.split('?')[1]).get('tag')?.endsWith('document.pair.listen') ?? false;

const data = /^data: (.*)$/mu;

/** Without an id: Studio resumes behind the last event that has one. */
const frameOf = (event: MutationEvent): string => `event: mutation\ndata: ${JSON.stringify(event)}\n\n`;

const checkIntervalMs = 250;

type Removal = { revision: string; check: ReturnType<typeof setInterval> };

/**
 * Keeps drafts in a form that somebody publishes or discards while the form has unsaved changes: Studio would apply the
 * changes to nothing, which ends its desk, and drop what it has not sent. The lake makes the draft anew with the next
 * change. So the form does not hear that the draft was removed: it hears of the new one as if the old one had been replaced
 * and then changed, and applies what is unsaved to that. If there is no next change, it hears of the removal once all is
 * saved. It must not read the document anew: Studio would drop what is typed until the answer.
 */
export class RemovedDrafts {
  readonly #forms: typeof unsavedForms;
  /** By the ids of drafts that are gone for all but their forms. */
  readonly #removals = new Map<string, Removal>();

  constructor(forms = unsavedForms) {
    this.#forms = forms;
  }

  /**
   * @param text server-sent events of the lake.
   * @param send sends what Studio gets later on.
   * @returns what Studio gets now.
   */
  pass(text: string, send: (text: string) => void): string {
    if (this.#removals.size === 0 && !text.includes('"disappear"')) return text;
    const frames = text.split(/(?<=\n\n)/u).map((frame) => ({ frame, event: eventIn(frame) }));
    const kept = frames.filter(({ event }) => !event || !this.#isHidden(event, send));
    const isComplete = kept.length === frames.length;
    return kept
      .map(({ frame, event }) => {
        if (!event) return frame;
        const left = kept.filter((other) => other.event?.transactionId === event.transactionId).length;
        // Studio waits for as many.
        const counted = isComplete ? event : { ...event, transactionTotalEvents: left };
        const removal = event.transition === 'appear' ? this.#take(event.documentId) : null;
        if (removal) return asChange(frame, counted, removal.revision);
        return isComplete ? frame : withEvent(frame, counted);
      })
      .join('');
  }

  #isHidden(event: MutationEvent, send: (text: string) => void): boolean {
    const { documentId, transition, previousRev: revision } = event;
    const published = getPublishedId(documentId);
    if (transition !== 'disappear' || !revision || this.#forms.of(published).length === 0) return false;
    const check = setInterval(() => {
      if (this.#forms.of(published).length > 0) return;
      this.#take(documentId);
      send(frameOf({ ...event, transactionTotalEvents: 1 }));
    }, checkIntervalMs);
    this.#removals.set(documentId, { revision, check });
    return true;
  }

  #take(documentId: string): Removal | null {
    const removal = this.#removals.get(documentId);
    if (!removal) return null;
    clearInterval(removal.check);
    this.#removals.delete(documentId);
    return removal;
  }
}

/**
 * A new draft as a change of the one that a form has.
 *
 * @param revision that of the form.
 */
const asChange = (frame: string, event: MutationEvent, revision: string): string => {
  const [first] = event.mutations;
  const content = first?.create ?? first?.createIfNotExists;
  const change = { ...event, transition: 'update', previousRev: revision } as const;
  if (!content) return withEvent(frame, change);
  const replacedRevision = `${event.transactionId}.replaced`;
  const replacement = {
    ...change,
    transactionId: replacedRevision,
    resultRev: replacedRevision,
    transactionTotalEvents: 1,
    mutations: [{ createOrReplace: content }],
    effects: { apply: [0, content], revert: [0, null] },
  };
  return frameOf(replacement) + withEvent(frame, { ...change, previousRev: replacedRevision });
};

const eventIn = (frame: string): MutationEvent | null => {
  if (!frame.includes('event: mutation\n')) return null;
  const [, json = ''] = data.exec(frame) ?? [];
  return mutationEvent.safeParse(JSON.parse(json)).data ?? null;
};

const withEvent = (frame: string, event: MutationEvent): string =>
  frame.replace(data, () => `data: ${JSON.stringify(event)}`);
