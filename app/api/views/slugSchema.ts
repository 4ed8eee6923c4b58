import { z } from 'zod';

/** The slug of a story whose views are counted. */
export const slugSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,198}[a-z0-9])?$/);
