import { Button } from '@sanity/ui';
import { type KeyboardEvent, useState } from 'react';

type Props = {
  text: string;
  /** The text after the first press, such as “Really remove Mia”. */
  question: string;
  tone?: 'critical';
  isDisabled: boolean;
  onConfirm(): void;
};

/**
 * A button that asks at its first press, and acts at the next. The second click of a double click and a key that is held
 * are no answer. Whoever goes elsewhere has not agreed. What it does stands above it.
 */
export const AskedButton = ({ text, question, tone, isDisabled, onConfirm }: Props) => {
  const [isAsked, setIsAsked] = useState(false);
  const press = (clicks: number): void => {
    if (!isAsked) setIsAsked(true);
    else if (clicks < 2) onConfirm();
  };
  return (
    <Button
      mode="ghost"
      {...(tone && { tone })}
      text={isAsked ? question : text}
      disabled={isDisabled}
      onBlur={() => setIsAsked(false)}
      onKeyDown={(event: KeyboardEvent) => event.repeat && event.preventDefault()}
      onClick={({ detail }) => press(detail)}
    />
  );
};
