/** The paragraphs of a text: an empty line ends one. */
export const paragraphsOf = (text: string | null): string[] => {
  const paragraphs: string[] = [''];
  for (const line of (text ?? '').split('\n')) {
    const last = paragraphs.length - 1;
    if (line.trim() === '') paragraphs.push('');
    else paragraphs[last] = paragraphs[last] ? `${paragraphs[last]}\n${line}` : line;
  }
  return paragraphs.filter((paragraph) => paragraph !== '');
};
