import { escapeJson } from '../../lib/structuredData/escapeJson.ts';

/** Structured data. It is escaped, so that no headline can close the element. */
export const JsonLd = ({ data }: { data: object }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape quotes; escapeJson leaves no `<`.
  <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: escapeJson(data) }} />
);
