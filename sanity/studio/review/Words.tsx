import type { WordPart } from '../../../lib/corrections/passages/wordParts.ts';

const struck = {
  color: 'var(--card-badge-critical-fg-color)',
  backgroundColor: 'var(--card-badge-critical-bg-color)',
  textDecoration: 'line-through 0.09em',
};
const inserted = {
  color: 'var(--card-badge-positive-fg-color)',
  backgroundColor: 'var(--card-badge-positive-bg-color)',
  textDecoration: 'underline 0.09em',
  textUnderlineOffset: '0.2em',
};

/** A text with its struck and inserted words marked by line and colour. */
export const Words = ({ parts }: { parts: WordPart[] }) => {
  const keyed = parts.map((part, index) => ({ ...part, key: `part-${index}` }));
  return (
    <bdi style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {keyed.map(({ part, text, key }) => {
        if (part === 'struck')
          return (
            <del key={key} style={struck}>
              {text}
            </del>
          );
        return part === 'inserted' ? (
          <ins key={key} style={inserted}>
            {text}
          </ins>
        ) : (
          <span key={key}>{text}</span>
        );
      })}
    </bdi>
  );
};
