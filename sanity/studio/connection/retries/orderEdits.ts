import { EditOrder } from './EditOrder.ts';
import { editIn, formIn } from './editIn.ts';
import type { Fetch } from './retryRequests.ts';

/**
 * A fetch that sends the edits of a document in their order, and reads its form after them. Studio aborts an edit when its
 * document is left; here it goes on until it is stored or refused, whatever it waits for: the server or a sign-in.
 */
export const orderEdits =
  (fetch: Fetch, order = new EditOrder()): Fetch =>
  async (input, init) => {
    const edit = editIn(input, init);
    if (edit !== null) return order.send(edit, () => fetch(input, { ...init, signal: null }));
    await order.untilDecided(formIn(input));
    return fetch(input, init);
  };
