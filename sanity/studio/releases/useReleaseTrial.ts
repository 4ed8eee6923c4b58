import type { Action } from '@sanity/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { releaseName } from '../../../lib/releases/releaseName.ts';
import { type Refused, refusalsIn, type TriedRelease, trialOf } from '../../../lib/releases/releaseTrial.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { errorText } from '../requests/errorText.ts';

type Trial =
  | { kind: 'trying' }
  | { kind: 'empty' }
  | { kind: 'fine' }
  | { kind: 'refused'; refusals: Refused[] }
  | { kind: 'failed'; reason: string };

/** What the rules look at beside the release: what readers have, and the rights of pictures. */
const looked = '(_type in ["article", "correction", "site"] && _id in path("*")) || _type == "pictureRecord"';

/**
 * Whether the server would put a release live at its hour: a dry run of the same request, with the same rules. Tried again
 * when the release changes, or what its rules look at.
 */
export const useReleaseTrial = (release: TriedRelease): { trial: Trial; tryAgain(): void } => {
  const client = useClient({ apiVersion });
  const [trial, setTrial] = useState<Trial>({ kind: 'trying' });
  const last = useRef(0);
  const versions = useListenedQuery<string[]>(
    `*[_id in path("versions.${releaseName(release._id)}.**")]._rev`,
    {},
    { perspective: 'raw' },
  );
  const around = useListenedQuery<string>(`now()`, {}, { perspective: 'raw', listenTo: looked });
  const asked = JSON.stringify(trialOf(release, new Date().toISOString()));
  const run = useCallback(async () => {
    last.current += 1;
    const number = last.current;
    const answer = await tryActions(JSON.parse(asked) as Action[], (actions) =>
      client.action(actions, { dryRun: true }),
    );
    // A later trial may have been answered first.
    if (number === last.current) setTrial(answer);
  }, [client, asked]);
  const changed = JSON.stringify([versions, around]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change asks again.
  useEffect(() => {
    if (versions?.length === 0) setTrial({ kind: 'empty' });
    else if (versions) void run();
  }, [run, changed]);
  return { trial, tryAgain: () => void run() };
};

const tryActions = async (
  actions: Action[],
  send: (actions: Action[]) => Promise<unknown>,
): Promise<Trial> => {
  try {
    await send(actions);
    return { kind: 'fine' };
  } catch (error) {
    const refusals = refusalsIn(error);
    return refusals ? { kind: 'refused', refusals } : { kind: 'failed', reason: errorText(error) };
  }
};
