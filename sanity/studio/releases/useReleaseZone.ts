import { useEffect } from 'react';
import { useClient, useKeyValueStore } from 'sanity';
import { z } from 'zod';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { releaseZoneFor } from '../../../lib/releases/releaseZone.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';

/** Where Studio stores the zone that a person chose for releases. Without it, Studio uses the browser's. */
const studioKey = 'studio.timezone.content-releases';
/** The zone that was stored there for the person. */
const givenKey = 'copydesk.releaseZone';

const settings = z.array(z.object({ key: z.string(), value: z.unknown() }));

/** The browser may know a zone by another name. */
const nameHere = (timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

/** Studio's dialogs of releases plan in the publication's zone, until a person chooses another there. */
export const useReleaseZone = (): void => {
  const client = useClient({ apiVersion });
  const store = useKeyValueStore();
  const timeZone = useNewsroomZone();
  useEffect(() => {
    if (timeZone === null) return;
    const give = async (): Promise<void> => {
      const stored = settings.parse(
        await client.request({ url: `/users/me/keyvalue/${studioKey},${givenKey}` }),
      );
      const textOf = (wanted: string): string | null => {
        const value = stored.find(({ key }) => key === wanted)?.value;
        return typeof value === 'string' ? value : null;
      };
      const zone = releaseZoneFor({
        stored: textOf(studioKey),
        given: textOf(givenKey),
        publication: nameHere(timeZone),
      });
      if (zone === null) return;
      await store.setKey(givenKey, zone);
      await store.setKey(studioKey, zone);
    };
    give().catch(() => {
      // The dialogs then use the browser's zone, and name it. The notice above a release has the publication's time.
    });
  }, [client, store, timeZone]);
};
