import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** A run that is killed while it writes leaves a part of a line: it is no entry. */
export const readLog = async <Entry>(file: string, entry: z.ZodType<Entry>): Promise<Entry[]> => {
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    const parsed = entry.safeParse(jsonIn(line));
    return parsed.success ? [parsed.data] : [];
  });
};

const jsonIn = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

export const logLines = (entries: readonly unknown[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

/** On disk when it returns. The first break ends a line that an earlier run left unfinished. */
export const appendToLog = (file: string, entries: readonly unknown[]): Promise<void> =>
  appendFile(file, `\n${logLines(entries)}`, { flush: true });
