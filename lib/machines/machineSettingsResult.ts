import { z } from 'zod';
import { address, text } from '../queryResults/fields.ts';
import { optionalPart } from '../queryResults/parseResult.ts';
import type { MachineSettings } from './MachineSettings.ts';
import { isContactAddress } from './machineProblem.ts';

/** What the newsroom tells other people's programs. An unreadable part is left out. */
export const machineSettings = optionalPart(
  z.object({
    training: optionalPart(z.enum(['allowed', 'refused', 'unstated'])),
    licenceUrl: optionalPart(address.refine((url) => /^https?:\/\/\S+$/.test(url), 'is not a web address')),
    securityContact: optionalPart(z.string().refine(isContactAddress, 'is not an https or mailto address')),
    adsTxt: optionalPart(text),
    trustTxt: optionalPart(text),
  }),
).transform(
  (found): MachineSettings => ({
    training: found?.training === 'unstated' ? null : (found?.training ?? null),
    licenceUrl: found?.licenceUrl ?? null,
    securityContact: found?.securityContact ?? null,
    adsTxt: found?.adsTxt?.trim() || null,
    trustTxt: found?.trustTxt?.trim() || null,
  }),
);
