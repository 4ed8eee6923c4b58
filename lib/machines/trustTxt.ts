import { absolute, pagePath } from '../addresses.ts';
import { listPolicies, type Site } from '../site.ts';
import type { MachineSettings } from './MachineSettings.ts';
import { trustTxtLines } from './machineProblem.ts';

/**
 * The text of `/trust.txt`: the policies as disclosures, whether models may be trained, and the newsroom's own lines.
 *
 * @see https://journallist.net/reference-document-for-trust-txt-specifications
 */
export const trustTxt = (
  { training, trustTxt: own }: Pick<MachineSettings, 'training' | 'trustTxt'>,
  site: Site,
  siteUrl: string,
): string => {
  const lines = [
    ...listPolicies(site).map(({ slug }) => `disclosure=${absolute(pagePath(slug), siteUrl)}`),
    ...(training ? [`datatrainingallowed=${training === 'allowed' ? 'yes' : 'no'}`] : []),
    ...trustTxtLines(own ?? ''),
  ];
  return `${[`# ${site.title}`, ...lines].join('\n').trimEnd()}\n`;
};
