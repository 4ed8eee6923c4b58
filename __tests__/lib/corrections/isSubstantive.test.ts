import { asksForRecheck, isSubstantive } from '../../../lib/corrections/isSubstantive.ts';

describe('a correction', () => {
  it.each([
    ['correction', 'minor', false],
    ['correction', 'substantive', true],
    ['correction', 'serious', true],
    ['update', 'substantive', true],
    ['editors-note', 'minor', false],
    ['retraction', 'minor', true],
    ['typo', 'serious', false],
  ] as const)('of kind %s and severity %s moves the “Updated” time: %s', (kind, severity, moves) => {
    expect(isSubstantive({ kind, severity })).toBe(moves);
  });

  it.each([
    ['correction', true],
    ['clarification', true],
    ['retraction', true],
    ['update', false],
    ['editors-note', false],
    ['typo', false],
  ] as const)('of kind %s asks to check summary and key points: %s', (kind, asks) => {
    expect(asksForRecheck({ kind })).toBe(asks);
  });
});
