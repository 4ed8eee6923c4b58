import { z } from 'zod';

/** Which other resource it is, and what the reference adds, such as a picture's alternative text. */
const reference = z.object({
  type: z.string(),
  id: z.string(),
  meta: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type Reference = z.output<typeof reference>;

const relationship = z
  .object({ data: z.union([z.array(reference), reference.transform((one) => [one]), z.null()]) })
  .transform(({ data }) => data ?? [])
  .catch([]);

const resource = z.object({
  type: z.string(),
  id: z.string(),
  attributes: z.record(z.string(), z.unknown()).catch({}).default({}),
  relationships: z.record(z.string(), relationship).catch({}).default({}),
});
export type Resource = z.output<typeof resource>;

/** Null for what is no resource. */
const list = z
  .union([z.array(z.unknown()), z.unknown().transform((one) => [one])])
  .transform((all) => all.map((one) => resource.safeParse(one).data ?? null));

/** A document of JSON:API: one resource or a page of them, with those that they refer to. @see https://jsonapi.org/format/ */
const document = z.object({ data: list, included: list.optional().default([]) });

/** @returns null for another kind of JSON. */
export const parseJsonApi = (json: unknown): z.output<typeof document> | null =>
  document.safeParse(json).data ?? null;
