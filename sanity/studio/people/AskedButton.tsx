import { Button } from '@sanity/ui';
import { useState } from 'react';

type Props = {
  text: string;
  /** The text after the first press, such as “Really remove Mia”. */
  question: string;
  tone?: 'critical';
  isDisabled: boolean;
  onConfirm(): void;
};

/** A button that asks at its first press, and acts at the next. What it does stands above it. */
export const AskedButton = ({ text, question, tone, isDisabled, onConfirm }: Props) => {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <Button
      mode="ghost"
      {...(tone && { tone })}
      text={isAsked ? question : text}
      disabled={isDisabled}
      onClick={() => (isAsked ? onConfirm() : setIsAsked(true))}
    />
  );
};
