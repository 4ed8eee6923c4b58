import { z } from 'zod';
import { releaseName } from './releaseName.ts';

/** A release as far as it decides how it is tried. Instants are ISO 8601. */
export type TriedRelease = {
  /** Of its document. */
  _id: string;
  state: string;
  publishAt?: string | null;
  metadata?: { releaseType?: string | null; intendedPublishAt?: string | null } | null;
};

type ReleaseAction = { actionType: string; releaseId: string; publishAt?: string };

const action = (name: string, releaseId: string, more: { publishAt?: string } = {}): ReleaseAction => ({
  actionType: `sanity.action.release.${name}`,
  releaseId,
  ...more,
});

/** When a release goes live, or is meant to; null for at once. */
export const hourOf = ({ state, publishAt, metadata }: TriedRelease, now: string): string | null => {
  const hour = state === 'scheduled' ? publishAt : metadata?.intendedPublishAt;
  const isTimed = state === 'scheduled' || metadata?.releaseType === 'scheduled';
  return isTimed && hour && Date.parse(hour) > Date.parse(now) ? hour : null;
};

/** The actions that say, as a dry run, whether a release would go live. Empty for one that is published or archived. */
export const trialOf = (release: TriedRelease, now: string): ReleaseAction[] => {
  const { state } = release;
  const name = releaseName(release._id);
  if (state !== 'active' && state !== 'scheduled') return [];
  const publishAt = hourOf(release, now);
  return [
    ...(state === 'scheduled' ? [action('unschedule', name)] : []),
    publishAt ? action('schedule', name, { publishAt }) : action('publish', name),
  ];
};

export type Refused = { title: string | null; reason: string };

const refusal = z.object({
  response: z.object({
    body: z.object({
      error: z.object({
        items: z.array(
          z.object({
            error: z.object({
              description: z.string(),
              title: z.string().nullish(),
              id: z.string().nullish(),
              type: z.string(),
            }),
          }),
        ),
      }),
    }),
  }),
});

/** Errors about the request itself, or about who makes it. */
const noRefusals = ['validationError', 'insufficientPermissionsError'];

/** Why each story of a tried release is refused. Null for an error that is no refusal, such as a lost connection. */
export const refusalsIn = (error: unknown): Refused[] | null => {
  const parsed = refusal.safeParse(error);
  if (!parsed.success) return null;
  const { items } = parsed.data.response.body.error;
  if (items.some((item) => noRefusals.includes(item.error.type))) return null;
  return items.map(({ error: { description, title, id } }) => ({
    title: title ?? id ?? null,
    reason: description,
  }));
};
