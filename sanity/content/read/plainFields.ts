/** Fields without text to click on, which a preview reads unencoded: values of a vocabulary, time zones, addresses. */
export const plainFields: ReadonlySet<string> = new Set([
  'affects',
  'approvedBy',
  'chart',
  'digitalSource',
  'fingerprint',
  'form',
  'kind',
  'languages',
  'reportedVia',
  'requestedBy',
  'severity',
  'state',
  'status',
  'style',
  'timeZone',
  'training',
]);
