import 'server-only';
import { machineSettings } from '../../lib/machines/machineSettingsResult.ts';
import { machineSettingsQuery } from '../queries/site.ts';
import { read } from './read/read.ts';

/** What the newsroom tells other people's programs. */
export const findMachineSettings = () => read(machineSettings, machineSettingsQuery);
