/** Without any of the characters at its end. A pattern such as `/#+$/` takes quadratic time on a text full of them. */
export const trimEnd = (text: string, characters: string): string => {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
};
