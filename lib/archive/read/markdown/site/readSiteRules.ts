import { z } from 'zod';
import type { ArchiveFile } from '../../../ArchivedStory.ts';
import { readFields } from '../../../readYaml.ts';
import { UnreadableArchive } from '../../../UnreadableArchive.ts';
import { readText } from '../../readText.ts';
import { readJsonFields, readMatter, readToml } from '../readMatter.ts';
import { cascadeRule, hugoRules } from './hugoRules.ts';
import { jekyllRule } from './jekyllRule.ts';
import type { SiteRule } from './SiteRule.ts';

const jekyll = /^((?:.*\/)?)_config\.(ya?ml|toml)$/i;
const hugo = /^((?:.*\/)?)(hugo|config)\.(ya?ml|toml|json)$/i;
/** Hugo's folder of configurations. */
const configs = /config\/_default\/$/;
const section = /^((?:.*\/)?)_index(?:\.[\w-]{2,10})?\.(?:md|markdown|html)$/i;

const readers: Record<string, (text: string) => unknown> = { toml: readToml, json: readJsonFields };
const readConfig = (ending: string, text: string): unknown =>
  (readers[ending.toLowerCase()] ?? readFields)(text) ?? {};

/** True for the page of a section of Hugo or Zola, which lists stories. */
export const isSection = (name: string): boolean => section.test(name);

/**
 * What the files of a static site say of which of its other files readers saw: the configuration of Jekyll, Hugo or Zola,
 * and the pages of sections.
 *
 * @throws {UnreadableArchive} if one cannot be read: nobody knows then what was public.
 */
export const readSiteRules = async (files: () => AsyncIterable<ArchiveFile>): Promise<SiteRule> => {
  const names: string[] = [];
  for await (const { name } of files()) names.push(name);
  const found: { folder: string; rules: SiteRule[] }[] = [];
  for await (const { name, chunks } of files()) {
    const read = readerOf(name, names);
    if (!read) continue;
    try {
      found.push({ folder: read.folder, rules: read.rulesIn(await readText(name, chunks())) });
    } catch (error) {
      throw new UnreadableArchive(
        `“${name}” says which stories of the site readers saw, and cannot be read: ${reasonOf(error)} Correct it, or take it out.`,
      );
    }
  }
  const rules = found
    .toSorted((one, other) => one.folder.length - other.folder.length)
    .flatMap((one) => one.rules);
  return {
    fieldsOf: (name) => rules.flatMap((rule) => rule.fieldsOf(name)),
    reasonToSkip: (name) => {
      for (const rule of rules) {
        const reason = rule.reasonToSkip(name);
        if (reason !== null) return reason;
      }
      return null;
    },
  };
};

type Reader = { folder: string; rulesIn(text: string): SiteRule[] };

const readerOf = (name: string, names: string[]): Reader | null => {
  const [, site, ending = ''] = jekyll.exec(name) ?? [];
  if (site !== undefined)
    return { folder: site, rulesIn: (text) => [jekyllRule(site, readConfig(ending, text))] };
  const [, beside, kind, format = ''] = hugo.exec(name) ?? [];
  const folder = beside?.replace(configs, '');
  // Many programs have a file of the second name.
  if (
    folder !== undefined &&
    (kind?.toLowerCase() === 'hugo' || names.some((one) => one.startsWith(`${folder}content/`)))
  )
    return { folder, rulesIn: (text) => hugoRules(name, folder, readConfig(format, text)) };
  const [, below] = section.exec(name) ?? [];
  if (below === undefined) return null;
  return { folder: below, rulesIn: (text) => rulesOfSection(name, below, text) };
};

const rulesOfSection = (file: string, folder: string, text: string): SiteRule[] => {
  const { cascade } = readMatter(text)?.values ?? {};
  return cascade === undefined ? [] : [cascadeRule({ file, folder }, cascade)];
};

const reasonOf = (error: unknown): string => {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return `“${issue?.path.join('.') ?? ''}” is not what it should be.`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return /[.]$/.test(reason) ? reason : `${reason}.`;
};
