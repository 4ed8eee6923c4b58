import { z } from 'zod';

const vulnerability = z.object({
  name: z.string(),
  severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
  /** An advisory, or the name of a dependency with one. */
  via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
  fixAvailable: z.union([z.boolean(), z.object({ isSemVerMajor: z.boolean() })]),
});
const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), vulnerability),
});
const failure = z.object({ message: z.string() });

export type Finding = { name: string; severity: string; advisories: string[]; isFixable: boolean };

export type Judgement =
  /** The registry was not reached or does not support audits. */
  | { kind: 'unavailable'; reason: string }
  /** `blocking` are serious advisories that an update within the allowed versions fixes. */
  | { kind: 'audited'; blocking: Finding[]; others: Finding[] };

/**
 * Reads the report of `npm audit --json`. Only high or critical advisories that an update fixes are blocking. Others
 * are only printed: nothing can be done about them, or they are not urgent.
 */
export const judgeAudit = (output: string): Judgement => {
  const parsed = report.safeParse(parse(output));
  if (!parsed.success) {
    const failed = failure.safeParse(parse(output));
    return { kind: 'unavailable', reason: failed.success ? failed.data.message : 'npm printed no report' };
  }
  const findings = Object.values(parsed.data.vulnerabilities).map(findingOf);
  const isBlocking = ({ severity, isFixable }: Finding) => isFixable && /^(high|critical)$/.test(severity);
  return {
    kind: 'audited',
    blocking: findings.filter(isBlocking),
    others: findings.filter((finding) => !isBlocking(finding)),
  };
};

const findingOf = ({ name, severity, via, fixAvailable }: z.infer<typeof vulnerability>): Finding => ({
  name,
  severity,
  advisories: via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} ${one.url}`)),
  isFixable: typeof fixAvailable === 'boolean' ? fixAvailable : !fixAvailable.isSemVerMajor,
});

const parse = (output: string): unknown => {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
};
