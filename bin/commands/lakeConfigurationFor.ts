import { readFileSync } from 'node:fs';
import { CommandError } from 'local-lake/commands';
import type { LakeConfiguration } from 'local-lake/policy';
import { embeddedProjectId } from '../../lib/embeddedProject.ts';
import { lakeConfiguration } from '../../sanity/policy/lakeConfiguration.ts';
import { readEnvironment } from '../../server/environment.ts';
import type { SignInSettings } from '../../server/signIn/signInVariables.ts';
import { loadTheme } from '../../server/theme/loadTheme.ts';

/**
 * The lake's configuration for a project. The newsroom's own project always has its rules; its title and roles apply
 * only to the newsroom's lake. Other projects have Sanity's standard roles.
 */
export const lakeConfigurationFor = (project: string): LakeConfiguration => {
  const { projectId, signIn, siteUrl, readerDataDays } = readEnvironment();
  const own = [embeddedProjectId, projectId];
  const { projects = {}, ...newsroom } = lakeConfiguration(own, loadTheme(), readerDataDays);
  return own.includes(project)
    ? { ...newsroom, ...(signIn && withProvider(signIn, siteUrl)), projects }
    : { projects };
};

const withProvider = (
  { provider: { clientSecret, ...provider }, passwords }: SignInSettings,
  siteUrl: string,
): Pick<LakeConfiguration, 'singleSignOn' | 'passwords'> => ({
  singleSignOn: {
    ...provider,
    signedOutAddress: `${siteUrl}/studio`,
    clientSecret: 'value' in clientSecret ? clientSecret.value : readSecret(clientSecret.file),
  },
  passwords,
});

/** @throws CommandError that names the file, never its content. */
const readSecret = (file: string): string => {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret !== '') return secret;
  } catch {
    // Explained below.
  }
  throw new CommandError(`OIDC_CLIENT_SECRET_FILE ${file} cannot be read or is empty.`);
};
