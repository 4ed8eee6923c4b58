import { z } from 'zod';
import { keptDays } from '../../../server/views/Views.ts';

/** The number of days in a query, including today. */
export const daysSchema = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(keptDays));
