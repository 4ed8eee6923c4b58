import { isContactAddress, trustTxtProblem } from '../../../lib/machines/machineProblem.ts';
import { isOldAddress, isPath, isTimeZone } from '../../../lib/shapes/formats.ts';
import type { Formats } from '../../../lib/shapes/SchemaType.ts';

/** The rules that the schema writes as code, which an extract cannot hold. */
export const formats: Formats = {
  'site.timeZone': {
    isGood: isTimeZone,
    wants: 'has to be a name from the IANA list, such as Europe/London',
  },
  'site.securityContact': {
    isGood: (text) => text === '' || isContactAddress(text),
    wants: 'has to be an address that starts with mailto: or https://',
  },
  'site.trustTxt': {
    isGood: (text) => trustTxtProblem(text) === null,
    wants: 'has to have lines of trust.txt only, such as belongto=https://example.org',
  },
  'redirect.from': {
    isGood: isOldAddress,
    wants: 'has to be a path such as /articles/old-address, or /?p=7',
  },
  'redirect.to': { isGood: isPath, wants: 'has to be a path such as /articles/old-address' },
};
