import { z } from 'zod';
import type { InboxEntry } from '../inbox/InboxEntry.ts';
import { releaseName } from './releaseName.ts';

/**
 * A release that did not go live at its hour, or cannot. The server writes the reason when that comes, or when it
 * unschedules the release before. Instants are ISO 8601.
 */
const missedRelease = z.object({
  _id: z.string(),
  state: z.literal('active'),
  metadata: z.object({ title: z.string().nullish() }).nullish(),
  error: z.object({
    message: z.string(),
    publishAt: z.iso.datetime({ offset: true }),
    scheduledBy: z.string().nullish(),
    unscheduledAt: z.iso.datetime({ offset: true }).nullish(),
  }),
});

export type MissedRelease = z.infer<typeof missedRelease>;

/** The releases that missed their hour, of all that Studio or the lake knows. */
export const missedReleasesIn = (releases: unknown): MissedRelease[] =>
  (Array.isArray(releases) ? releases : []).flatMap((release: unknown) => {
    const parsed = missedRelease.safeParse(release);
    return parsed.success ? [parsed.data] : [];
  });

export const titleOfRelease = ({ _id, metadata }: Pick<MissedRelease, '_id' | 'metadata'>): string =>
  metadata?.title?.trim() || `Release ${releaseName(_id)}`;

/** The entry of a missed release, for whoever scheduled it and for the list of what was missed. */
export const entryOfRelease = (release: MissedRelease): InboxEntry => {
  const { error } = release;
  const name = releaseName(release._id);
  const kind = error.unscheduledAt ? 'unscheduled' : 'missed';
  return {
    key: [kind, `release ${name}`, error.publishAt].join(' '),
    kind,
    title: titleOfRelease(release),
    reason: error.message,
    by: null,
    at: error.unscheduledAt ?? error.publishAt,
    opens: { kind: 'release', name },
  };
};

/** The entries of the releases that a person scheduled. */
export const entriesOfReleases = (releases: unknown, me: string): InboxEntry[] =>
  missedReleasesIn(releases)
    .filter(({ error }) => error.scheduledBy === me)
    .map(entryOfRelease);
