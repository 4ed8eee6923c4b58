const summaryBefore = /^(?:summary|in summary|in brief|in short|tl;?dr)\s*[:–—-](.+)$/isu;
export const findSummary = (text: string): string | null => summaryBefore.exec(text)?.[1]?.trim() || null;
export const isSummaryHeading = (text: string): boolean =>
  /^(?:summary|in summary|in brief|tl;?dr)\s*:?$/iu.test(text);
export const isKeyPointsHeading = (text: string): boolean =>
  /^(?:key points|key takeaways|at a glance|main points|highlights)\s*:?$/iu.test(text);
