import { judgeAudit } from '../../tools/audit/judgeAudit.ts';

type Change = { severity?: string; fixAvailable?: boolean | { isSemVerMajor: boolean }; via?: unknown[] };

const reportWith = (change: Change) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      leaky: {
        name: 'leaky',
        severity: 'high',
        isDirect: true,
        via: [{ source: 1, name: 'leaky', title: 'It leaks', url: 'https://github.com/advisories/GHSA-x' }],
        effects: [],
        range: '<2',
        nodes: ['node_modules/leaky'],
        fixAvailable: true,
        ...change,
      },
    },
    metadata: {},
  });

describe('the audit of dependencies', () => {
  it.each<[string, Change]>([
    ['high, with an update', {}],
    [
      'critical, with an update of a dependency',
      { severity: 'critical', fixAvailable: { isSemVerMajor: false } },
    ],
    ['high, through another package', { via: ['other'] }],
  ])('fails for an advisory that is %s', (_case, change) => {
    expect(judgeAudit(reportWith(change))).toMatchObject({
      kind: 'audited',
      blocking: [{ name: 'leaky' }],
      others: [],
    });
  });

  it.each<[string, Change]>([
    ['high, without a fix', { fixAvailable: false }],
    [
      'critical, with a fix that breaks its callers',
      { severity: 'critical', fixAvailable: { isSemVerMajor: true } },
    ],
    ['moderate', { severity: 'moderate' }],
  ])('prints an advisory that is %s without failing', (_case, change) => {
    expect(judgeAudit(reportWith(change))).toMatchObject({
      kind: 'audited',
      blocking: [],
      others: [{ name: 'leaky' }],
    });
  });

  it.each([
    [
      'the registry rejects',
      '{"message":"405 Method Not Allowed","error":{"summary":""}}',
      '405 Method Not Allowed',
    ],
    [
      'there is no network',
      '{"message":"request to https://registry.example failed","error":{}}',
      'request to',
    ],
    ['npm prints nothing', '', 'npm printed no report'],
  ])('reports that nothing was audited when %s', (_case, output, reason) => {
    expect(judgeAudit(output)).toEqual({ kind: 'unavailable', reason: expect.stringContaining(reason) });
  });
});
