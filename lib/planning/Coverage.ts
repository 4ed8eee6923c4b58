import { z } from 'zod';

/** How far a planned story is. The server moves it with the story; people may set it by hand. */
export const coverageStates = [
  { value: 'planned', title: 'Planned' },
  { value: 'writing', title: 'Writing' },
  { value: 'editing', title: 'Editing' },
  { value: 'ready', title: 'Ready' },
  { value: 'done', title: 'Done' },
] as const;

export type CoverageState = (typeof coverageStates)[number]['value'];

export const maxAssigned = 20;
export const maxWords = 100_000;

const text = (maxCharacters: number) => z.string().max(maxCharacters).nullish();
const instant = z.iso.datetime({ offset: true }).nullish();
const userId = z.string().min(1).max(100);
const reference = z.looseObject({ _ref: z.string().max(200) });

/**
 * A planned story: the newsroom's private document of the type `coverage`. It stays a draft, so nobody without an
 * account can read it. Each field may be missing while it is written. Instants are ISO 8601.
 */
export const coverageSchema = z.looseObject({
  /** The working title. */
  slug: text(100),
  headline: text(300),
  brief: text(5_000),
  desk: reference.nullish(),
  /** The ids of users. */
  assignedTo: z.array(userId).max(maxAssigned).nullish(),
  bylines: z.array(reference).max(maxAssigned).nullish(),
  dueAt: instant,
  /** In words. */
  length: z.int().min(1).max(maxWords).nullish(),
  state: z.enum(coverageStates.map(({ value }) => value)).nullish(),
  picturesWanted: text(2_000),
  embargoedUntil: instant,
  /** The story that came of it. */
  story: reference.nullish(),
  plannedBy: userId.nullish(),
  assignedBy: userId.nullish(),
  assignedAt: instant,
});

/** The titles in the form of the fields that only an editor changes in a story planned for others. Refusals name them. */
export const editorFieldTitles = {
  slug: 'Slug',
  desk: 'Desk',
  assignedTo: 'Who',
  dueAt: 'Due',
  length: 'Length in words',
  embargoedUntil: 'Embargoed until',
} as const;

export type Coverage = z.infer<typeof coverageSchema>;

export const assignedIn = ({ assignedTo }: Pick<Coverage, 'assignedTo'>): string[] => assignedTo ?? [];
