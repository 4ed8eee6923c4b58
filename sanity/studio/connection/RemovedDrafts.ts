import { getPublishedId } from '@sanity/client/csm';
import { z } from 'zod';
import { unsavedForms } from '../layout/saving/UnsavedForms.ts';

const mutationEvent = z.looseObject({
  documentId: z.string(),
  transactionId: z.string(),
  transactionTotalEvents: z.number().optional(),
  transition: z.enum(['appear', 'update', 'disappear']),
  previousRev: z.string().optional(),
});

type MutationEvent = z.infer<typeof mutationEvent>;

/** The events of a document, its draft and its copies, for the form of it. */
export const isFormStream = (url: string): boolean =>
  new URLSearchParams(url.split('?')[1]).get('tag')?.endsWith('document.pair.listen') ?? false;

const data = /^data: (.*)$/mu;

/** Tells Studio to read the document anew. */
const reset = 'event: reset\ndata: {}\n\n';

const checkIntervalMs = 250;

/**
 * Keeps drafts in a form that somebody publishes or discards while the form has unsaved changes: Studio would apply the
 * changes to nothing, which ends its desk, and drop what it has not sent. The lake makes the draft anew with the next
 * change. So the form does not hear that the draft was removed, and hears of the new one as of a change of the old one.
 * Once all is saved, Studio reads the document anew.
 */
export class RemovedDrafts {
  readonly #forms: typeof unsavedForms;
  /** The revisions that forms have of documents that are gone. */
  readonly #revisions = new Map<string, string>();

  constructor(forms = unsavedForms) {
    this.#forms = forms;
  }

  /**
   * @param text server-sent events of the lake.
   * @param send sends what Studio gets later on.
   * @returns what Studio gets now.
   */
  pass(text: string, send: (text: string) => void): string {
    if (this.#revisions.size === 0 && !text.includes('"disappear"')) return text;
    const frames = text.split(/(?<=\n\n)/u).map((frame) => ({ frame, event: eventIn(frame) }));
    const kept = frames.filter(({ event }) => !event || !this.#isHidden(event, send));
    const isComplete = kept.length === frames.length;
    return kept
      .map(({ frame, event }) => {
        if (!event) return frame;
        const left = kept.filter((other) => other.event?.transactionId === event.transactionId).length;
        const changes = {
          // Studio waits for as many.
          ...(isComplete ? {} : { transactionTotalEvents: left }),
          ...this.#asUpdate(event),
        };
        if (Object.keys(changes).length === 0) return frame;
        return frame.replace(data, () => `data: ${JSON.stringify({ ...event, ...changes })}`);
      })
      .join('');
  }

  #isHidden({ documentId, transition, previousRev }: MutationEvent, send: (text: string) => void): boolean {
    const published = getPublishedId(documentId);
    if (transition !== 'disappear' || !previousRev || this.#forms.of(published).length === 0) return false;
    this.#revisions.set(documentId, this.#revisions.get(documentId) ?? previousRev);
    const check = setInterval(() => {
      if (this.#forms.of(published).length > 0) return;
      clearInterval(check);
      this.#revisions.delete(documentId);
      send(reset);
    }, checkIntervalMs);
    return true;
  }

  /** A document that was gone for all but its form comes back there as changed. */
  #asUpdate({ documentId, transition }: MutationEvent): Partial<MutationEvent> {
    const revision = transition === 'appear' ? this.#revisions.get(documentId) : undefined;
    if (revision === undefined) return {};
    this.#revisions.delete(documentId);
    return { transition: 'update', previousRev: revision };
  }
}

const eventIn = (frame: string): MutationEvent | null => {
  if (!frame.includes('event: mutation\n')) return null;
  const [, json = ''] = data.exec(frame) ?? [];
  return mutationEvent.safeParse(JSON.parse(json)).data ?? null;
};
