import { z } from 'zod';

const host = /^(?:\*|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/;

/** `IMPORT_FROM`: hosts, `*.` before one for all below it, `*` for every public site. */
export const importFrom = z
  .string()
  .transform((value) => value.split(',').map((entry) => entry.trim().toLowerCase()))
  .superRefine((entries, context) => {
    const wrong = entries.find((entry) => !host.test(entry));
    if (wrong === undefined) return;
    const message = `must list names of sites, such as gazette.example,*.gazette.example, or be *: "${wrong}" is neither.`;
    context.addIssue({ code: 'custom', message });
  })
  .default([]);

export const isAllowedHost = (hostname: string, allowed: readonly string[]): boolean =>
  allowed.some((entry) => (entry.startsWith('*') ? hostname.endsWith(entry.slice(1)) : hostname === entry));
