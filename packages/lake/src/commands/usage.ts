import { standardRoles } from '../accounts/roles.ts';
import type { CommandHost } from './CommandHost.ts';

export const projectOption = ({ project }: CommandHost): string => `  --project ID  ${project}`;

export const folderOption = ({ folderText }: CommandHost): string =>
  `  --data DIR    the lake's folder (${folderText})`;

export const roleNames = ({ configurationOf, project }: CommandHost): string =>
  (configurationOf(project).roles ?? standardRoles).map(({ name }) => name).join('|');
