import packageJson from '../../package.json' with { type: 'json' };
import type { Environment } from '../../server/environment.ts';
import type { Secrets } from './secrets.ts';

/** The message of a product that is ready. The first passwords are printed only here. */
export const welcome = (
  environment: Environment,
  seconds: number,
  passwords: NonNullable<Secrets['firstPasswords']>,
): string =>
  [
    '',
    `Copydesk ${packageJson.version} is ready after ${seconds.toFixed(1)} s.`,
    '',
    `  Site    ${environment.siteUrl}/`,
    `  Studio  ${environment.siteUrl}/studio`,
    `  Lake    ${lakeLine(environment)}`,
    ...missingTokenWarnings(environment).map((warning) => `  ${warning}`),
    ...(passwords.length
      ? [
          '',
          '  Sign in to Studio with one of these accounts. Each password is printed only once. Replace it at the first sign-in:',
        ]
      : []),
    ...passwords.map(({ email, password }) => `    ${email.padEnd(28)}${password}`),
    '',
    'Press Ctrl+C to stop.',
    '',
  ].join('\n');

/** Warnings about missing tokens of a hosted project. The embedded lake creates its own. */
const missingTokenWarnings = ({ isHosted, readToken, writeToken }: Environment): string[] =>
  isHosted
    ? [
        ...(readToken ? [] : ['Drafts cannot be previewed: SANITY_API_READ_TOKEN is not set.']),
        ...(writeToken ? [] : ['Readers cannot report errors: SANITY_API_WRITE_TOKEN is not set.']),
      ]
    : [];

const lakeLine = ({ isHosted, projectId, dataset, lakeUrl, siteUrl }: Environment): string => {
  if (isHosted) return `hosted: project ${projectId}, dataset ${dataset}`;
  return lakeUrl ? `remote: ${lakeUrl}` : `${siteUrl}/lake`;
};
