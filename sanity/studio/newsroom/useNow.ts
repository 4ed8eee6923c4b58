import { useEffect, useState } from 'react';

const minuteMs = 60_000;

/** The current time, ISO 8601, renewed each minute: what is due becomes late while a list is open. */
export const useNow = (): string => {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return now;
};
