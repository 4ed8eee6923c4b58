import { z } from 'zod';
import { type Finding, type FindingKind, findingKinds } from './Finding.ts';

/** A finding that somebody chose to ignore in a story. It is stored in the draft, and never published. */
export type IgnoredFinding = { _key: string; kind: FindingKind; topic: string; passage: string };

/** More are not stored. */
export const maxIgnored = 200;

const stored = z.object({
  _key: z.string(),
  kind: z.enum(findingKinds.map(({ value }) => value)),
  topic: z.string(),
  passage: z.string(),
});

/** The ignored findings of a stored draft. */
export const ignoredIn = (story: Record<string, unknown>): IgnoredFinding[] =>
  (Array.isArray(story.ignoredStyle) ? story.ignoredStyle : []).slice(0, maxIgnored).flatMap((value) => {
    const { success, data } = stored.safeParse(value);
    return success ? [data] : [];
  });

const topicOf = ({ kind, topic }: Pick<Finding, 'kind' | 'topic'>): string => `${kind} ${topic}`;

/** The findings that are left. One that keeps the story from being published cannot be ignored. */
export const withoutIgnored = (
  findings: readonly Finding[],
  ignored: readonly IgnoredFinding[],
): Finding[] => {
  const topics = new Set(ignored.map(topicOf));
  return findings.filter((finding) => finding.blocks || !topics.has(topicOf(finding)));
};
