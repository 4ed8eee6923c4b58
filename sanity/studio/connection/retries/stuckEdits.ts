import { getDraftId, getPublishedId } from '@sanity/client/csm';
import { z } from 'zod';
import { titleOf } from '../../../../lib/references/titleOf.ts';
import type { EditOrder } from './EditOrder.ts';
import { changedIn, editIn } from './editIn.ts';
import type { FailingEdit, Fetch } from './retryRequests.ts';

type Fields = Record<string, unknown>;

/** An edit that the server does not take, as people are told of it. */
export type StuckEdit = {
  /** The id of its draft, copy or document. */
  id: string;
  /** Null if it is not known. */
  type: string | null;
  /** How people know the document. */
  name: string;
  /** The document without the edit, as far as the server answers. */
  stored: Fields;
  /** How often it was told. */
  told: number;
  giveUp(): void;
};

/** The edits at which the server fails again and again. */
export type StuckEdits = {
  list(): readonly StuckEdit[];
  subscribe(listener: () => void): () => void;
  onStuck(edit: FailingEdit): Promise<void>;
};

const answer = z.object({ documents: z.array(z.record(z.string(), z.unknown())) });

/** The notice does not wait longer for a name. */
const maxReadMs = 10_000;

/** The draft or copy of an edit as the server has it, then its published document. */
const readStored = async (
  fetch: Fetch,
  id: string,
  [input, init]: FailingEdit['sent'],
): Promise<Fields[]> => {
  const [path = ''] = String(input).split('?');
  const address = path.replace(/\/data\/(?:mutate|actions)\//u, '/data/doc/');
  const published = getPublishedId(id);
  const ids = [id === published ? getDraftId(published) : id, published];
  try {
    const response = await fetch(`${address}/${ids.join(',')}`, {
      headers: init?.headers ?? {},
      signal: AbortSignal.timeout(maxReadMs),
    });
    return answer.parse(await response.json()).documents;
  } catch {
    return [];
  }
};

/** Lets people go on while an edit is stuck: its document is named and can be opened, and the edit can be given up. */
export const createStuckEdits = (
  order: EditOrder,
  fetch: Fetch = (input, init) => globalThis.fetch(input, init),
): StuckEdits => {
  const stuck = new Map<FailingEdit['decided'], StuckEdit>();
  const listeners = new Set<() => void>();
  let shown: readonly StuckEdit[] = [];
  const tell = (): void => {
    shown = [...stuck.values()];
    for (const listener of listeners) listener();
  };
  const untilDecided = async (decided: FailingEdit['decided']): Promise<void> => {
    await decided.catch(() => {});
    if (stuck.delete(decided)) tell();
  };
  return {
    list: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onStuck: async ({ sent, decided, giveUp }) => {
      const body = editIn(...sent) ?? '{}';
      const known = stuck.get(decided);
      if (known) stuck.set(decided, { ...known, told: known.told + 1 });
      else {
        const changed = changedIn(body);
        const id = changed[0]?.id ?? '';
        const documents = await readStored(fetch, id, sent);
        const [stored = {}] = documents;
        const name = documents.map(titleOf).find((title) => title !== null) ?? getPublishedId(id);
        const type = [stored._type, ...changed.map((one) => one.type)].find((one) => typeof one === 'string');
        stuck.set(decided, { id, type: type ?? null, name, stored, told: 1, giveUp });
        void untilDecided(decided);
      }
      tell();
      // Later than the notice, which takes its words from a form that is not read anew yet.
      order.letRead(body);
    },
  };
};
