import { z } from 'zod';
import { titleOf } from '../../../../lib/references/titleOf.ts';
import { createReports, type Reports } from '../../dialogs/reports.ts';
import type { EditOrder } from './EditOrder.ts';
import { editIn } from './editIn.ts';
import type { Fetch } from './retryRequests.ts';

const answer = z.object({ documents: z.array(z.record(z.string(), z.unknown())) });

/** How people know the document of an edit. */
const nameOf = async (fetch: Fetch, id: string, [input, init]: Parameters<Fetch>): Promise<string> => {
  const [path = ''] = String(input).split('?');
  const address = path.replace(/\/data\/(?:mutate|actions)\//u, '/data/doc/');
  try {
    const response = await fetch(`${address}/drafts.${id},${id}`, { headers: init?.headers ?? {} });
    const titles = answer.parse(await response.json()).documents.map(titleOf);
    return `“${titles.find((title) => title !== null) ?? id}”`;
  } catch {
    return `“${id}”`;
  }
};

/** What is said of edits at which the server fails again and again. */
export type StuckEdits = Reports & { onStuck(...sent: Parameters<Fetch>): Promise<void> };

/** Lets people go on while an edit is stuck: its document is named, and can be opened. */
export const createStuckEdits = (
  order: EditOrder,
  fetch: Fetch = (input, init) => globalThis.fetch(input, init),
): StuckEdits => {
  const { report, subscribe } = createReports();
  return {
    subscribe,
    onStuck: async (...sent) => {
      const ids = order.letRead(editIn(...sent) ?? '{}');
      const names = await Promise.all(ids.map((id) => nameOf(fetch, id, sent)));
      report(
        `The server fails to save ${names.join(', ')} again and again. What you typed there since is in this window alone: keep it open, and copy your text. Studio goes on trying.`,
      );
    },
  };
};
